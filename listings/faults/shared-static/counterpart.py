import unittest

# ANCHOR: ask
asked = 0


def ask(device: str) -> str:
    global asked
    asked += 1
    return f"{device}: up"
# ANCHOR_END: ask


# ANCHOR: tests
class Asked(unittest.TestCase):
    def test_one_device_is_asked_once(self) -> None:
        ask("r1")
        self.assertEqual(asked, 1)

    def test_three_devices_are_asked_three_times(self) -> None:
        for device in ["r1", "r2", "r3"]:
            ask(device)
        self.assertEqual(asked, 3)
# ANCHOR_END: tests


unittest.main()

import unittest
from collections.abc import Callable
from threading import Thread

# ANCHOR: each
DEVICES = [("r1", 15), ("r2", 14), ("r3", 15)]


def each_version(check: Callable[[str, int], None]) -> None:
    threads = [Thread(target=check, args=device) for device in DEVICES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
# ANCHOR_END: each


# ANCHOR: test
class Versions(unittest.TestCase):
    def test_every_device_runs_version_15(self) -> None:
        def check(device: str, version: int) -> None:
            self.assertEqual(version, 15, device)

        each_version(check)
# ANCHOR_END: test


unittest.main()

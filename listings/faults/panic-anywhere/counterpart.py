import threading
import unittest
from collections.abc import Callable
from threading import Thread

DEVICES = [("r1", 15), ("r2", 14), ("r3", 15)]


def each_version(check: Callable[[str, int], None]) -> None:
    threads = [Thread(target=check, args=device) for device in DEVICES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# ANCHOR: hook
class NoneIsLost(unittest.TestCase):
    def setUp(self) -> None:
        self.lost: list[threading.ExceptHookArgs] = []
        self.addCleanup(
            setattr, threading, "excepthook", threading.excepthook
        )
        threading.excepthook = self.lost.append

    def tearDown(self) -> None:
        for failure in self.lost:
            self.fail(f"lost: {failure.exc_value}")
# ANCHOR_END: hook


# ANCHOR: test
class Versions(NoneIsLost):
    def test_every_device_runs_version_15(self) -> None:
        def check(device: str, version: int) -> None:
            self.assertEqual(version, 15, device)

        each_version(check)
# ANCHOR_END: test


unittest.main()

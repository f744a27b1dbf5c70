import sys
import traceback
import unittest
from collections.abc import Callable
from queue import Queue, ShutDown
from threading import Thread


# ANCHOR: limit
def total(answers: Queue[int]) -> int:
    total = 0
    while True:
        try:
            total += answers.get()
        except ShutDown:
            return total
# ANCHOR_END: limit


# ANCHOR: limit
def within(limit: float, test: Callable[[], None]) -> None:
    failures: list[Exception] = []

    def run() -> None:
        try:
            test()
        except Exception as failure:
            failures.append(failure)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(limit)
    if thread.is_alive():
        stack = traceback.extract_stack(
            sys._current_frames()[thread.ident or 0]
        )
        ours = [frame for frame in stack if frame.filename == __file__]
        print(*traceback.format_list(ours), sep="", end="")
        raise AssertionError(f"still running after {limit} s")
    for failure in failures:
        raise failure
# ANCHOR_END: limit


# ANCHOR: tests
LIMIT = 1.0


class Totals(unittest.TestCase):
    def test_all_answers_count(self) -> None:
        def test() -> None:
            answers: Queue[int] = Queue()
            answers.put(3)
            answers.put(4)
            self.assertEqual(total(answers), 7)

        within(LIMIT, test)
# ANCHOR_END: tests


sys.stdout.reconfigure(line_buffering=True)
unittest.main()

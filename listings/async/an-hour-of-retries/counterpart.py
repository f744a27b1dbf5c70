import asyncio
import contextlib
import io
import time
import unittest
from collections.abc import Awaitable, Callable
from selectors import DefaultSelector

MINUTE = 60


# ANCHOR: loop
class JumpingSelector(DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        ready = super().select(timeout and 0)
        if timeout and not ready:
            self.now += timeout
        return ready


class PausedLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.clock = JumpingSelector()
        super().__init__(self.clock)

    def time(self) -> float:
        return self.clock.now
# ANCHOR_END: loop


# ANCHOR: retry
async def retry[T](
    ask: Callable[[], Awaitable[T | None]],
) -> tuple[T, float]:
    loop = asyncio.get_running_loop()
    start = loop.time()
    wait = MINUTE
    while (answer := await ask()) is None:
        print(f"none after {loop.time() - start:.0f} s")
        await asyncio.sleep(wait)
        wait = min(2 * wait, 15 * MINUTE)
    return answer, loop.time() - start
# ANCHOR_END: retry


# ANCHOR: main
async def main() -> None:
    real = time.perf_counter()
    silences = iter(range(7))

    async def ask() -> str | None:
        return None if next(silences, None) is not None else "up"

    answer, after = await retry(ask)
    print(f"{answer} after {after:.0f} s")
    quick = time.perf_counter() - real < 5
    print(f"all that in less than five seconds: {quick}")


asyncio.run(main(), loop_factory=PausedLoop)
# ANCHOR_END: main


# ANCHOR: test
class Retry(unittest.IsolatedAsyncioTestCase):
    loop_factory = PausedLoop

    async def test_second_question_comes_after_a_minute(self) -> None:
        answers = iter([None, "up"])

        async def ask() -> str | None:
            return next(answers)

        self.assertEqual(await retry(ask), ("up", MINUTE))
# ANCHOR_END: test


with contextlib.redirect_stdout(io.StringIO()):
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Retry).run(result)
assert result.testsRun == 1 and result.wasSuccessful(), result

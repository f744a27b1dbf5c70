import asyncio
from collections import Counter
from collections.abc import Coroutine, Generator

WAIT = 0.010


# ANCHOR: counted
class Counted:
    def __init__(self, work: Coroutine, steps: Counter[str]) -> None:
        self.work = work
        self.steps = steps

    def __await__(self) -> Generator:
        for pause in self.work.__await__():
            self.steps["taken"] += 1
            yield pause
        self.steps["taken"] += 1


async def gathered(sleepers: int) -> int:
    steps: Counter[str] = Counter()
    sleeps = (asyncio.sleep(WAIT) for _ in range(sleepers))
    await asyncio.gather(*(Counted(sleep, steps) for sleep in sleeps))
    return steps["taken"]
# ANCHOR_END: counted


# ANCHOR: main
async def main() -> None:
    print("sleepers  gather")
    for sleepers in [100, 1_000, 10_000]:
        print(f"{sleepers:>8}  {await gathered(sleepers):>6}")
# ANCHOR_END: main


asyncio.run(main())

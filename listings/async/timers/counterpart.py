import time
from collections import deque
from collections.abc import Generator
from heapq import heappop, heappush
from itertools import count

WAIT = 0.100


# ANCHOR: sleep
def sleep(wait: float) -> Generator[float]:
    yield time.perf_counter() + wait
# ANCHOR_END: sleep


# ANCHOR: run
def run(tasks: list[Generator[float]]) -> None:
    woken = deque(tasks)
    timers = []
    numbers = count()
    while woken or timers:
        if not woken:
            until, _, task = heappop(timers)
            if (wait := until - time.perf_counter()) > 0:
                time.sleep(wait)
            woken.append(task)
        task = woken.popleft()
        until = next(task, None)
        if until is not None:
            heappush(timers, (until, next(numbers), task))
# ANCHOR_END: run


def ask(answers: list[str]) -> Generator[float]:
    yield from sleep(WAIT)
    answers.append("answered")


def main() -> None:
    start = time.perf_counter()
    answers = []
    run([ask(answers) for _ in range(1000)])
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{len(answers)} answers after {elapsed:.0f} ms")


main()

import time
from concurrent.futures import (
    Executor,
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

BLOCKS = range(4)
FROM = 1_000_000
SIZE = 3_000


# ANCHOR: job
type Counted = tuple[int, int, float, float]


def count(block: int) -> Counted:
    begun = time.time()
    first = FROM + block * SIZE
    found = sum(map(is_prime, range(first, first + SIZE)))
    return block, found, begun, time.time()
# ANCHOR_END: job


def is_prime(n: int) -> bool:
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return n > 1


def in_turn() -> list[Counted]:
    return [count(block) for block in BLOCKS]


def pooled(executor: type[Executor]) -> list[Counted]:
    with executor(max_workers=len(BLOCKS)) as pool:
        return list(pool.map(count, BLOCKS))


# ANCHOR: async
async def count_async(block: int) -> Counted:
    return count(block)


async def on_one_thread() -> list[Counted]:
    return await asyncio.gather(*map(count_async, BLOCKS))
# ANCHOR_END: async


def show(way: str, start: float, counted: list[Counted]) -> None:
    for block, found, begun, ended in counted:
        report(begun - start, f"{way}/b{block}", "begun")
        report(ended - start, f"{way}/b{block}", f"ended, {found}")


def report(elapsed: float, lane: str, event: str) -> None:
    print(f"{elapsed * 1000:3.0f} ms  {lane}  {event}")


# ANCHOR: main
if __name__ == "__main__":
    import asyncio

    show("in-turn", time.time(), in_turn())
    show("threads", time.time(), pooled(ThreadPoolExecutor))
    show("async", time.time(), asyncio.run(on_one_thread()))
    show("processes", time.time(), pooled(ProcessPoolExecutor))
    show("isolates", time.time(), pooled(InterpreterPoolExecutor))
# ANCHOR_END: main

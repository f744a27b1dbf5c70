import asyncio
import time
from math import isqrt

LOW = range(0, 38_000)
HIGH = range(38_000, 60_000)


async def count(half: str, numbers: range, start: float) -> None:
    report(start, half, "started")
    found = primes(numbers)
    report(start, half, f"counted {found}")


# ANCHOR: join
async def in_coroutines(start: float) -> None:
    await asyncio.gather(
        count("low", LOW, start),
        count("high", HIGH, start),
    )


async def in_tasks(start: float) -> None:
    await asyncio.gather(
        asyncio.create_task(count("task-low", LOW, start)),
        asyncio.create_task(count("task-high", HIGH, start)),
    )


async def main() -> None:
    start = time.perf_counter()
    await in_coroutines(start)
    await in_tasks(start)
# ANCHOR_END: join


def primes(numbers: range) -> int:
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

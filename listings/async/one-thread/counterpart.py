import asyncio
import time
from math import isqrt

WAIT = 0.200
LOW = range(0, 57_000)
HIGH = range(57_000, 90_000)


# ANCHOR: tasks
async def ask(device: str, start: float) -> None:
    report(start, device, "asked")
    await asyncio.sleep(WAIT)
    report(start, device, "answered")


async def count(half: str, numbers: range, start: float) -> None:
    report(start, half, "started")
    found = primes(numbers)
    report(start, half, f"counted {found}")


async def main() -> None:
    start = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ask("r1", start))
        tasks.create_task(ask("r2", start))
        tasks.create_task(count("low", LOW, start))
        tasks.create_task(count("high", HIGH, start))
# ANCHOR_END: tasks


def primes(numbers: range) -> int:
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

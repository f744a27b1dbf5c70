import asyncio
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from math import isqrt

LOW = range(0, 60_000)
HIGH = range(60_000, 100_000)


# ANCHOR: main
async def count(
    pool: Executor, half: str, numbers: range, start: float
) -> int:
    report(start, half, "asked")
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(pool, primes, numbers)
    report(start, half, f"counted {found}")
    return found


async def main() -> None:
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=2) as pool:
        low, high, _ = await asyncio.gather(
            count(pool, "low", LOW, start),
            count(pool, "high", HIGH, start),
            heart(start),
        )
    print(low + high, "primes")
# ANCHOR_END: main


async def heart(start: float) -> None:
    for _ in range(6):
        report(start, "heart", "rests")
        await asyncio.sleep(0.020)
        report(start, "heart", "beats")


def primes(numbers: range) -> int:
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


if __name__ == "__main__":
    asyncio.run(main())

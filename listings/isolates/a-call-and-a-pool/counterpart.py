import time
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor
from math import isqrt

LOW = range(0, 60_000)
HIGH = range(60_000, 95_000)


def count(half: str, numbers: range, start: float) -> None:
    report(start, half, "started")
    found = sum(is_prime(n) for n in numbers)
    report(start, half, f"counted {found}")


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, half: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {half}  {event}")


# ANCHOR: main
if __name__ == "__main__":
    first = interpreters.create()
    second = interpreters.create()
    start = time.perf_counter()
    first.call(count, "low", LOW, start)
    second.call(count, "high", HIGH, start)
    first.close()
    second.close()
    with InterpreterPoolExecutor(max_workers=2) as pool:
        pool.submit(count, "low", LOW, start)
        pool.submit(count, "high", HIGH, start)
# ANCHOR_END: main

import time
from concurrent.futures import ThreadPoolExecutor
from math import isqrt

WAIT = 0.050
LOW = range(0, 95_000)
HIGH = range(95_000, 150_000)


# ANCHOR: job
def poll(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(WAIT)
    report(start, device, "answered")


def count(half: str, numbers: range, start: float) -> None:
    report(start, half, "started")
    found = time.sleep(0.1)
    report(start, half, f"counted {found}")
# ANCHOR_END: job


def primes(numbers: range) -> int:
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


# ANCHOR: threads
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=5) as pool:
    for device in ["r1", "r2", "r3"]:
        pool.submit(poll, device, start)
    pool.submit(count, "low", LOW, start)
    pool.submit(count, "high", HIGH, start)
# ANCHOR_END: threads

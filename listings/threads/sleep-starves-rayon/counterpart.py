import time
from concurrent.futures import ThreadPoolExecutor
from math import isqrt


# ANCHOR: main
def poll(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(0.060)
    report(start, device, "answered")


def count(start: float) -> None:
    report(start, "primes", "started")
    found = sum(is_prime(n) for n in range(2, 4000))
    report(start, "primes", f"counted {found}")


def main() -> None:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        for device in ["r1", "r2", "r3", "r4"]:
            pool.submit(poll, device, start)
        pool.submit(count, start)
# ANCHOR_END: main


def is_prime(n: int) -> bool:
    return all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()

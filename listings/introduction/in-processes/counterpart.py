import time
from math import isqrt
from multiprocessing import Process

WAIT = 0.050
LOW = range(0, 95_000)
HIGH = range(95_000, 150_000)


def poll(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(WAIT)
    report(start, device, "answered")


def count(half: str, numbers: range, start: float) -> None:
    report(start, half, "started")
    found = primes(numbers)
    report(start, half, f"counted {found}")


def primes(numbers: range) -> int:
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.time() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


# ANCHOR: parent
if __name__ == "__main__":
    start = time.time()
    children = [
        Process(target=poll, args=(device, start))
        for device in ["r1", "r2", "r3"]
    ]
    children += [
        Process(target=count, args=("low", LOW, start)),
        Process(target=count, args=("high", HIGH, start)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
# ANCHOR_END: parent

import time
from concurrent.futures import ProcessPoolExecutor
from math import isqrt


# ANCHOR: jobs
def main() -> None:
    start = time.time()
    with ProcessPoolExecutor(max_workers=5) as pool:
        print(list(pool.map(work, range(10), [start] * 10)))


def work(job: int, start: float) -> int:
    report(start, job, "started")
    count = primes(job)
    report(start, job, "counted")
    return count
# ANCHOR_END: jobs


def primes(job: int) -> int:
    numbers = range(job * 15_000, (job + 1) * 15_000)
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, job: int, event: str) -> None:
    elapsed = (time.time() - start) * 1000
    print(f"{elapsed:3.0f} ms  job-{job}  {event}")


if __name__ == "__main__":
    main()

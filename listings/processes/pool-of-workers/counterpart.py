from concurrent.futures import ProcessPoolExecutor, as_completed
from math import isqrt


# ANCHOR: worker
def primes(below: int) -> int:
    return sum(is_prime(n) for n in range(2, below))


def is_prime(n: int) -> bool:
    return all(n % d for d in range(2, isqrt(n) + 1))
# ANCHOR_END: worker


# ANCHOR: main
def main() -> None:
    limits = [30_000, 10, 20_000, 100]
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(primes, below): below for below in limits}
        for job in as_completed(jobs):
            print(f"below {jobs[job]}: {job.result()}")
        print(*pool.map(primes, limits))


if __name__ == "__main__":
    main()
# ANCHOR_END: main

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from math import isqrt


def start_worker(names, everyone) -> None:
    multiprocessing.current_process().name = names.get()
    everyone.wait()
    print(multiprocessing.current_process().name)


def primes(block: int) -> int:
    numbers = range(block * 10_000, (block + 1) * 10_000)
    return sum(is_prime(n) for n in numbers)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


if __name__ == "__main__":
    names = multiprocessing.Queue()
    for index in range(3):
        names.put(f"cruncher-{index}")
    everyone = multiprocessing.Barrier(3)
    with ProcessPoolExecutor(
        max_workers=3,
        initializer=start_worker,
        initargs=(names, everyone),
    ) as pool:
        total = sum(pool.map(primes, range(8)))
    print(f"{total} primes")

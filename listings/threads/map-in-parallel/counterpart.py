import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import isqrt

BLOCKS = [range(i * 20_000, (i + 1) * 20_000) for i in range(8)]


def primes(block: range) -> int:
    return sum(is_prime(n) for n in block)


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def timed(name: str, mapper) -> list[int]:
    start = time.perf_counter()
    counts = list(mapper(primes, BLOCKS))
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{name:<10} {elapsed:3.0f} ms")
    return counts


if __name__ == "__main__":  # [1]
    serial = timed("serial", map)
    with ThreadPoolExecutor() as threads:
        timed("threads", threads.map)
    with ProcessPoolExecutor() as processes:
        list(processes.map(primes, BLOCKS))
        parallel = timed("processes", processes.map)
    print(parallel)
    print("the same:", parallel == serial)

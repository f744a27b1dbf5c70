import time
from concurrent.futures import ProcessPoolExecutor
from math import isqrt

# ANCHOR: chunks
NUMBERS = range(2, 8_002)


def is_prime(n: int) -> bool:
    return all(n % d for d in range(2, isqrt(n) + 1))


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(is_prime, 7).result()
        for chunk in [1, 10, 100, 1_000]:
            start = time.perf_counter()
            primes = pool.map(is_prime, NUMBERS, chunksize=chunk)
            found = sum(primes)
            took = (time.perf_counter() - start) * 1000
            chunks = f"chunks of {chunk:>4}"
            print(f"{found} primes, {chunks}: {took:4.0f} ms")


if __name__ == "__main__":
    main()
# ANCHOR_END: chunks

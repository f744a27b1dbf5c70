import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import isqrt

BLOCKS = [1, 2, 3, 4, 5, 6, 7, 8]


# ANCHOR: runs
def count(start: float, opens: str, closes: str, block: int) -> None:
    report(start, block, opens)
    found = primes(block * 8_000)
    report(start, block, f"{closes}, {found} primes")


def main() -> None:
    start = time.time()
    with ProcessPoolExecutor(max_workers=2) as pool:
        halves = partial(count, start, "begun", "ended")
        list(pool.map(halves, BLOCKS, chunksize=4))
        single = partial(count, start, "taken", "done")
        list(pool.map(single, BLOCKS, chunksize=1))
# ANCHOR_END: runs


def primes(end: int) -> int:
    return sum(is_prime(n) for n in range(end))


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def report(start: float, block: int, event: str) -> None:
    elapsed = (time.time() - start) * 1000
    print(f"{elapsed:3.0f} ms  b{block}  {event}")


if __name__ == "__main__":
    main()

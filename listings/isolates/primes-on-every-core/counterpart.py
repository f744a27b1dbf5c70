import os
import time
from concurrent.futures import InterpreterPoolExecutor

BLOCKS = 8
FROM = 1_000_000
SIZE = 4_000


def is_prime(n: int) -> bool:
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return n > 1


# ANCHOR: work
def work(block: int) -> tuple[int, float, float]:
    begun = time.monotonic()
    first = FROM + block * SIZE
    found = sum(map(is_prime, range(first, first + SIZE)))
    return found, begun, time.monotonic()
# ANCHOR_END: work


# ANCHOR: main
def main() -> None:
    cores = os.process_cpu_count() or 1
    with InterpreterPoolExecutor(max_workers=cores) as pool:
        list(pool.map(time.sleep, [0.05] * cores))
        start = time.monotonic()
        tell(start, map(work, range(BLOCKS)), "begun", "ended")
        tell(start, pool.map(work, range(BLOCKS)), "taken", "done")


def tell(start: float, results, opens: str, closes: str) -> None:
    report(start, time.monotonic(), "all", opens)
    total = 0
    for block, (found, begun, ended) in enumerate(results):
        report(start, begun, f"b{block}", opens)
        report(start, ended, f"b{block}", closes)
        total += found
    report(start, time.monotonic(), "all", f"{closes}, {total} primes")
# ANCHOR_END: main


def report(start: float, at: float, lane: str, event: str) -> None:
    print(f"{(at - start) * 1000:3.0f} ms  {lane}  {event}")


if __name__ == "__main__":
    main()

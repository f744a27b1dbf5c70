import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def timed(threads: int, job: Callable[[], None]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        for _ in range(16):
            pool.submit(job)
    return (time.perf_counter() - start) * 1000


def wait() -> None:
    time.sleep(0.020)


def compute() -> None:
    total = 0
    for n in range(300_000):
        total ^= n * n


cores = os.process_cpu_count() or 1
for name, threads in [
    ("one thread", 1),
    ("one for each core", cores),
    ("one for each job", 16),
]:
    waiting, computing = timed(threads, wait), timed(threads, compute)
    print(f"{name:<18} {waiting:4.0f} ms  {computing:4.0f} ms")

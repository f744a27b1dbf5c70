import os
import tempfile
import time
from collections.abc import Callable
from statistics import median


def timed(job: Callable[[], None]) -> float:
    samples = []
    for _ in range(21):
        start = time.perf_counter()
        job()
        samples.append((time.perf_counter() - start) * 1e6)
    return median(samples)


def write() -> None:
    file.write(b"r1 is up\n")


def write_sync() -> None:
    file.write(b"r1 is up\n")
    os.fsync(file.fileno())


with tempfile.TemporaryFile(buffering=0) as file:
    buffered, synced = timed(write), timed(write_sync)
print(f"write          table none, here {buffered:6.1f} µs")
print(f"write, sync    table 8 ms, here {synced:6.1f} µs")

import os
import threading
import time
from collections.abc import Callable
from statistics import median


def rung(rung: str, table: str, runs: int, job: Callable) -> None:
    samples = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(runs):
            job()
        samples.append((time.perf_counter() - start) / runs * 1e9)
    here = median(samples)
    print(f"{rung:<14} table {table:>6}, here {here:6.0f} ns")


def lock_unlock() -> None:
    with lock:
        pass


def start_join() -> None:
    thread = threading.Thread()
    thread.start()
    thread.join()


lock = threading.Lock()
rung("lock, unlock", "25 ns", 1_000, lock_unlock)
rung("system call", "none", 1_000, os.getppid)
rung("start, join", "none", 20, start_join)

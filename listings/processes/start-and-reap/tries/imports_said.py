import multiprocessing
import time
from collections.abc import Callable
from statistics import median
from threading import Thread

print("imported", flush=True)


# ANCHOR: cost
def run(start: Callable[..., Thread]) -> float:
    begun = time.perf_counter()
    unit = start(target=nothing)
    unit.start()
    unit.join()
    return (time.perf_counter() - begun) * 1_000_000


def nothing() -> None:
    pass


def report(took: float, what: str) -> None:
    print(f"{took:6.0f} µs  {what}")


if __name__ == "__main__":
    report(median(run(Thread) for _ in range(31)), "a thread")
    for method in ["fork", "forkserver", "spawn"]:
        Process = multiprocessing.get_context(method).Process
        report(run(Process), f"{method}, the first")
        took = median(run(Process) for _ in range(9))
        report(took, f"{method}, the next")
# ANCHOR_END: cost

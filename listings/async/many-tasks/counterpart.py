import time
from collections.abc import Generator
from queue import Queue
from threading import Timer

WAIT = 0.100


def sleep(wait: float) -> Generator[float]:
    yield wait


# ANCHOR: run
def run(tasks: list[Generator[float]]) -> None:
    woken = Queue()
    for task in tasks:
        woken.put(task)
    left = len(tasks)
    while left:
        task = woken.get()
        try:
            wait = next(task)
        except StopIteration:
            left -= 1
        else:
            Timer(wait, woken.put, [task]).start()
# ANCHOR_END: run


def ask(device: str, start: float) -> Generator[float]:
    report(start, device, "asked")
    yield from sleep(WAIT)
    report(start, device, "answered")


# ANCHOR: run
def main() -> None:
    start = time.perf_counter()
    run([ask(device, start) for device in ["r1", "r2", "r3"]])
# ANCHOR_END: run


def report(start: float, device: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {device}  {event}")


main()

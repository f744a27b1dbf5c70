import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

PERIOD = 0.300


# ANCHOR: workers
def sleeping(stop: Event, start: float) -> None:
    report(start, "sleeping", "started")
    while not stop.is_set():
        time.sleep(PERIOD)
    report(start, "sleeping", "stopped")


def waiting(stop: Event, start: float) -> None:
    report(start, "waiting", "started")
    while not stop.wait(PERIOD):
        pass
    report(start, "waiting", "stopped")


def main() -> None:
    stop = Event()
    start = time.perf_counter()
    with ThreadPoolExecutor() as executor:
        executor.submit(sleeping, stop, start)
        executor.submit(waiting, stop, start)
        time.sleep(0.100)
        stop.set()
# ANCHOR_END: workers


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event


def park_twice(token: Event, step: Barrier) -> None:
    step.wait()
    start = time.perf_counter()
    token.wait()
    token.clear()
    elapsed = time.perf_counter() - start
    print(f"parked once: {elapsed * 1000:.0f} ms")
    limit = 0.100
    token.wait(limit)
    waited = time.perf_counter() - start
    print(f"parked again: {waited * 1000:.0f} ms")
    print(f"until the time-out: {waited >= limit}")


token = Event()
step = Barrier(2)
with ThreadPoolExecutor() as executor:
    executor.submit(park_twice, token, step)
    token.set()
    token.set()
    step.wait()

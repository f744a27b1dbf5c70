import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

LIMIT = 0.100


def wait_until_the_limit(token: Event, step: Barrier) -> None:
    step.wait()
    start = time.perf_counter()
    while (left := LIMIT - (time.perf_counter() - start)) > 0:
        token.wait(left)
        token.clear()
        elapsed = (time.perf_counter() - start) * 1000
        print(f"awake after {elapsed:.0f} ms")


token = Event()
step = Barrier(2)
with ThreadPoolExecutor() as executor:
    executor.submit(wait_until_the_limit, token, step)
    token.set()
    token.set()
    step.wait()

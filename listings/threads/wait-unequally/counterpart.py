import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Lock


def claim(own: Lock, other: Lock, step: Barrier, ms: int) -> None:
    for round in count():
        with own:
            if round == 0:
                step.wait()
            second = other.acquire(blocking=False)
            if round == 0:
                step.wait()
            if second:
                other.release()
                return
        time.sleep(ms / 1000)


west, east = Lock(), Lock()
step = Barrier(2)
with ThreadPoolExecutor() as executor:
    executor.submit(claim, west, east, step, 20)
    executor.submit(claim, east, west, step, 50)
print("each has had both")

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

ROUNDS = 5


def claim(own: Lock, other: Lock, step: Barrier) -> int:
    given_way = 0
    for _ in range(ROUNDS):
        with own:
            step.wait()
            second = other.acquire(blocking=False)
            step.wait()
            if second:
                other.release()
                return given_way
        given_way += 1
    return given_way


west, east = Lock(), Lock()
step = Barrier(2)
with ThreadPoolExecutor() as executor:
    r1 = executor.submit(claim, west, east, step)
    r2 = executor.submit(claim, east, west, step)
    print(f"r1 has given way {r1.result()} times")
    print(f"r2 has given way {r2.result()} times")

import time
from itertools import count
from threading import Event, Thread

ENOUGH = 500
found = 0


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, n))


def count_primes(stop: Event) -> None:
    global found
    for n in count():
        if stop.is_set():
            return
        if is_prime(n):
            found += 1


stop = Event()
start = time.perf_counter()
worker = Thread(target=count_primes, args=[stop])
worker.start()
while found < ENOUGH:
    time.sleep(0.001)
stop.set()
worker.join()
elapsed = (time.perf_counter() - start) * 1000
print(f"found enough: {str(found >= ENOUGH).lower()}")
print(f"stopped after {elapsed:.0f} ms")

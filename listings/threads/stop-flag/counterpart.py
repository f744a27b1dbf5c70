import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event


def is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, n))


def count_primes(stop: Event) -> int:
    found = 0
    for n in count():
        if stop.is_set():
            return found
        found += is_prime(n)


stop = Event()
start = time.perf_counter()
with ThreadPoolExecutor() as executor:
    worker = executor.submit(count_primes, stop)
    time.sleep(0.100)
    stop.set()
    print(f"primes were found: {worker.result() > 0}")
elapsed = (time.perf_counter() - start) * 1000
print(f"stopped after {elapsed:.0f} ms")

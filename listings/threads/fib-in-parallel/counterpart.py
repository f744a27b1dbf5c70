import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def fib(n: int) -> int:
    previous, current = 0, 1
    for _ in range(1, n):
        previous, current = current, previous + current
    return current


def timed(way: str, mapper) -> list[int]:
    start = time.perf_counter()
    numbers = list(mapper(fib, WANTED))
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{way:<10} {elapsed:3.0f} ms")
    return numbers


WANTED = [n * 100 for n in range(1, 65)]

if __name__ == "__main__":
    serial = timed("serial", map)
    with ProcessPoolExecutor() as pool:
        list(pool.map(fib, WANTED))
        parallel = timed("parallel", pool.map)
        chunked = timed("chunked", partial(pool.map, chunksize=8))
    print("the same:", parallel == serial and chunked == serial)
    print("fib(94) is", fib(94))

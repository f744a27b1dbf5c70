import time
from concurrent.futures import Executor, ProcessPoolExecutor
from heapq import merge


def addresses(count: int) -> list[int]:
    return [n * 2_654_435_769 % 2**32 for n in range(count)]


def sort_joined(pool: Executor, numbers: list[int]) -> list[int]:
    middle = len(numbers) // 2
    halves = pool.map(sorted, [numbers[:middle], numbers[middle:]])
    return list(merge(*halves))


if __name__ == "__main__":
    numbers = addresses(40_000)

    start = time.perf_counter()
    serial = sorted(numbers)
    elapsed = (time.perf_counter() - start) * 1000
    print(f"serial     {elapsed:3.0f} ms")

    with ProcessPoolExecutor(max_workers=2) as pool:
        sort_joined(pool, numbers)
        start = time.perf_counter()
        parallel = sort_joined(pool, numbers)
        elapsed = (time.perf_counter() - start) * 1000
    print(f"parallel   {elapsed:3.0f} ms")
    print("the same:", parallel == serial)

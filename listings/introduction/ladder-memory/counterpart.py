import random
import time
from array import array
from statistics import median


def step(rung: str, table: str, ring: array) -> None:
    at, samples = 0, []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(50_000):
            at = ring[at]
        samples.append((time.perf_counter() - start) / 50_000 * 1e9)
    here = median(samples)
    print(f"{rung:<14} table {table:>6}, here {here:6.1f} ns")


def ring(lines: int) -> array:
    numbers = array("Q", bytes(64 * lines))
    order = list(range(0, 8 * lines, 8))
    random.shuffle(order)
    for here, there in zip(order, order[1:] + order[:1]):
        numbers[here] = there
    return numbers


step("nearest cache", "0.5 ns", ring(256))
step("main memory", "100 ns", ring(1 << 20))

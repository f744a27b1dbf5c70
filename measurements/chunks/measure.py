"""What the size of a chunk does to a parallel map."""

import os
from concurrent import futures

import protocol

ITEMS = 10_000
SIZES = [1, 10, 100, 1_000, 10_000]


def steps(number):
    """How many steps of the Collatz sequence lead from the number to one."""
    number += 1
    steps = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps


def pooled(pool):
    def measure(size):
        with pool(os.cpu_count()) as executor:
            # The workers start with their first jobs.
            list(executor.map(steps, range(100)))
            alone = protocol.seconds(lambda: list(map(steps, range(ITEMS))))
            mapped = lambda: list(executor.map(steps, range(ITEMS), chunksize=size))
            time = protocol.seconds(mapped)
        return {"time": time, "speed-up": alone / time}

    return measure


if __name__ == "__main__":
    cases = {"processes": (SIZES, pooled(futures.ProcessPoolExecutor))}
    protocol.run(cases, often=True)

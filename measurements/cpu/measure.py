"""One computing job, on every way to run code at once."""

import asyncio
import os
from concurrent import futures

import protocol

# The count that Rust does, too. It takes about a second here, so that the
# start of a pool is small beside it.
LIMIT, EXPECTED = 800_000, 63_951
BLOCKS = 64
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def is_prime(number):
    if number < 4 or number % 2 == 0:
        return number in (2, 3)
    divisor = 3
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 2
    return True


def share(first, every):
    """The primes of every block that is the first or comes so much later."""
    length = LIMIT // BLOCKS + 1
    return sum(
        is_prime(number)
        for block in range(first, BLOCKS, every)
        for number in range(block * length, min((block + 1) * length, LIMIT))
    )


def serial():
    return share(0, 1)


def pooled(pool):
    def count():
        with pool(CORES) as executor:
            return sum(executor.map(share, range(CORES), [CORES] * CORES))

    return count


def tasks():
    async def one(first):
        return share(first, CORES)

    async def all_of_them():
        return sum(await asyncio.gather(*map(one, range(CORES))))

    return asyncio.run(all_of_them())


def timed(way):
    def measure(_):
        counts = []
        time = protocol.seconds(lambda: counts.append(way()))
        assert counts == [EXPECTED], f"there are other primes below {LIMIT}"
        # The count takes long enough here: the long one is the same.
        return {"time": time, "long": time}

    return measure


if __name__ == "__main__":
    cases = {
        "serial": ([], timed(serial)),
        "threads": ([], timed(pooled(futures.ThreadPoolExecutor))),
        "asyncio": ([], timed(tasks)),
        "processes": ([], timed(pooled(futures.ProcessPoolExecutor))),
    }
    missing = []
    if hasattr(futures, "InterpreterPoolExecutor"):
        cases["subinterpreters"] = ([], timed(pooled(futures.InterpreterPoolExecutor)))
    else:
        missing = [("subinterpreters", "InterpreterPoolExecutor is new in 3.14")]
    protocol.run(cases, missing)

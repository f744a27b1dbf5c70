"""Many waits at once, on every way to run code at once. A wait is a sleep: no
server has to be asked, and none can be the limit."""

import asyncio
import multiprocessing
import resource
import time
from concurrent import futures

import protocol

WAIT = 0.05
COUNTS = [100, 1_000]
FORKS = multiprocessing.get_start_method() == "fork"


def wait(_):
    time.sleep(WAIT)


def one_by_one(count):
    for number in range(count):
        wait(number)


def pooled(pool, most):
    def run(count):
        with pool(min(count, most)) as executor:
            for _ in executor.map(wait, range(count)):
                pass

    return run


def tasks(count):
    async def all_of_them():
        await asyncio.gather(*(asyncio.sleep(WAIT) for _ in range(count)))

    asyncio.run(all_of_them())


def processor():
    """The processor time of this process and of its children that have ended."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measured(way, own=True):
    """`own` says that the processes that wait are this one and its children:
    those of a forkserver are neither."""

    def measure(count):
        before = processor()
        time = protocol.seconds(lambda: way(count))
        return {
            "time": time,
            "processor": processor() - before if own or FORKS else None,
            "memory": protocol.peak_memory() if own else None,
        }

    return measure


if __name__ == "__main__":
    protocol.run({
        "serial": ([100], measured(one_by_one)),
        "threads": (COUNTS, measured(pooled(futures.ThreadPoolExecutor, 1_000))),
        "asyncio": (COUNTS, measured(tasks)),
        # ProcessPoolExecutor takes 61 workers at most on Windows, and nobody
        # starts more elsewhere.
        "processes, 61 workers": (
            COUNTS,
            measured(pooled(futures.ProcessPoolExecutor, 61), own=False),
        ),
    })

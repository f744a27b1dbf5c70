"""Sleepers: async tasks and threads that each sleep for the same time."""

import asyncio
import sys
import threading
import time

import protocol

NAP = 1
SMALL = [100, 10_000, 100_000]
# A million take most of a minute: only one Python has to show it.
TASKS = [*SMALL, 1_000_000] if sys.version_info[:2] == (3, 14) else SMALL
THREADS = [100, 1_000, 10_000]


async def gathered(count):
    await asyncio.gather(*(asyncio.sleep(NAP) for _ in range(count)))


def in_threads(count):
    threads = [
        threading.Thread(target=time.sleep, args=(NAP,)) for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measured(sleep):
    return {"time": protocol.seconds(sleep), "memory": protocol.peak_memory()}


if __name__ == "__main__":
    protocol.run({
        "gather": (TASKS, lambda count: measured(lambda: asyncio.run(gathered(count)))),
        "threads": (THREADS, lambda count: measured(lambda: in_threads(count))),
    })

"""Sleepers: async tasks and threads that each sleep for the same time."""

import asyncio
import threading
import time

import protocol

NAP = 1
TASKS = [1_000, 10_000, 30_000, 100_000, 1_000_000]
THREADS = [1_000, 10_000]


async def gathered(count):
    return len(await asyncio.gather(*(asyncio.sleep(NAP) for _ in range(count))))


def in_threads(count):
    threads = [
        threading.Thread(target=time.sleep, args=(NAP,)) for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(threads)


def measured(count, sleep):
    woken = []
    time = protocol.seconds(lambda: woken.append(sleep()))
    assert woken == [count], f"so many of {count} sleepers have woken: {woken}"
    assert time >= NAP, "they have not slept"
    return {"time": time, "memory": protocol.peak_memory()}


if __name__ == "__main__":
    protocol.run({
        "gather": (TASKS, lambda count: measured(count, lambda: asyncio.run(gathered(count)))),
        "threads": (THREADS, lambda count: measured(count, lambda: in_threads(count))),
    })

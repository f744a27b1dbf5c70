import asyncio
import time
from collections.abc import AsyncIterator
from itertools import islice

DEVICES = [
    ("r1", 800), ("r2", 50), ("r3", 100), ("r4", 100), ("r5", 150),
]


# ANCHOR: main
LIMIT = 3
now = most = 0


async def ask(device: str, wait: int) -> str:
    global now, most
    now += 1
    most = max(most, now)
    print(f"{elapsed():3.0f} ms  {device}  asked")
    await asyncio.sleep(wait / 1000)
    print(f"{elapsed():3.0f} ms  {device}  answered")
    now -= 1
    return device


async def answers() -> AsyncIterator[str]:
    devices = iter(DEVICES)
    tasks: set[asyncio.Task[str]] = set()
    done: asyncio.Queue[asyncio.Task[str]] = asyncio.Queue()
    try:
        while True:
            for device, wait in islice(devices, LIMIT - len(tasks)):
                task = asyncio.create_task(ask(device, wait))
                task.add_done_callback(done.put_nowait)
                tasks.add(task)
            if not tasks:
                return
            task = await done.get()
            tasks.remove(task)
            yield task.result()
    finally:
        for task in tasks:
            task.cancel()
# ANCHOR_END: main


async def main() -> None:
    print([device async for device in answers()])
    print(f"at most {most} at once")


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


start = time.perf_counter()
asyncio.run(main())

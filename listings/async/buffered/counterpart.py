import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator

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
    tasks: deque[asyncio.Task[str]] = deque()
    try:
        for device, wait in DEVICES:
            if len(tasks) == LIMIT:
                yield await tasks.popleft()
            tasks.append(asyncio.create_task(ask(device, wait)))
        while tasks:
            yield await tasks.popleft()
    finally:
        for task in tasks:
            task.cancel()


async def main() -> None:
    print([device async for device in answers()])
    print(f"at most {most} at once")
# ANCHOR_END: main


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


start = time.perf_counter()
asyncio.run(main())

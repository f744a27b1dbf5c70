import asyncio
import time
from collections.abc import AsyncIterator

DEVICES = ["r1", "r2", "r3", "r4", "r5"]


# ANCHOR: main
BETWEEN = 0.060
WAIT = 0.150


async def ask(device: str) -> str:
    print(f"{elapsed():3.0f} ms  {device}  asked")
    await asyncio.sleep(WAIT)
    print(f"{elapsed():3.0f} ms  {device}  answered")
    return device


async def throttle(devices: list[str]) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    due = loop.time()
    for device in devices:
        await asyncio.sleep(due - loop.time())
        due = loop.time() + BETWEEN
        yield device


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(ask(device))
            async for device in throttle(DEVICES)
        ]
    print([task.result() for task in tasks])
# ANCHOR_END: main


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


start = time.perf_counter()
asyncio.run(main())

import asyncio
import time
from collections.abc import AsyncIterator


# ANCHOR: main
async def ask(device: str, wait: int) -> None:
    print(f"{elapsed():3.0f} ms  {device}  asked")
    await asyncio.sleep(wait / 1000)
    print(f"{elapsed():3.0f} ms  {device}  answered")


async def answers(devices: dict[str, int]) -> AsyncIterator[None]:
    limit = asyncio.Semaphore(2)

    async def within_limit(device: str, wait: int) -> None:
        async with limit:
            await ask(device, wait)

    tasks = [
        asyncio.create_task(within_limit(*device))
        for device in devices.items()
    ]
    for answer in asyncio.as_completed(tasks):
        yield await answer


async def main() -> None:
    async for _ in answers({"r1": 50, "r2": 100, "r3": 50}):
        print(f"{elapsed():3.0f} ms  main  busy")
        await asyncio.sleep(0.200)
        print(f"{elapsed():3.0f} ms  main  free")
# ANCHOR_END: main


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


start = time.perf_counter()
asyncio.run(main())

import asyncio
from collections.abc import Awaitable, Callable


# ANCHOR: main
async def drain() -> None:
    messages: asyncio.Queue[int] = asyncio.Queue()
    for n in range(1000):
        messages.put_nowait(n)
    while not messages.empty():
        await messages.get()


async def compute(rest: Callable[[], Awaitable[None]]) -> None:
    for _ in range(1000):
        await rest()


async def ready() -> None:
    pass


async def main() -> None:
    turns = await turns_beside(drain())
    print(f"a queue never empty: {turns} turns for others")
    turns = await turns_beside(compute(ready))
    print(f"ready coroutines: {turns}")
    turns = await turns_beside(compute(lambda: asyncio.sleep(0)))
    print(f"with sleep(0): {turns}")
# ANCHOR_END: main


# ANCHOR: turns
async def turns_beside(work: Awaitable[None]) -> int:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(count())
    await asyncio.sleep(0)
    before = turns
    await work
    other.cancel()
    return turns - before
# ANCHOR_END: turns


asyncio.run(main())

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing


# ANCHOR: main
async def devices(closed: asyncio.Event) -> AsyncIterator[str]:
    try:
        for device in "core-1", "core-2", "edge-1":
            yield device
    finally:
        closed.set()


async def first(closed: asyncio.Event) -> str | None:
    async for device in devices(closed):
        return device
    return None


async def first_and_close(closed: asyncio.Event) -> str | None:
    async with aclosing(devices(closed)) as stream:
        async for device in stream:
            return device
    return None


async def main() -> None:
    for find in first, first_and_close:
        closed = asyncio.Event()
        found = await find(closed)
        print(f"{find.__name__}: {found}, closed: {closed.is_set()}")
        await closed.wait()
# ANCHOR_END: main


asyncio.run(main())

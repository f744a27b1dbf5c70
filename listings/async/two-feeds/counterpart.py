import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress

# ANCHOR: merge
PATIENCE = 0.700

type Feed = asyncio.Queue[str]


async def forward(name: str, feed: Feed, both: Feed) -> None:
    with suppress(asyncio.QueueShutDown):
        while True:
            await both.put(f"{name}  {await feed.get()}")


async def forward_all(feeds: dict[str, Feed], both: Feed) -> None:
    async with asyncio.TaskGroup() as group:
        for name, feed in feeds.items():
            group.create_task(forward(name, feed, both))
    both.shutdown()


async def merged(feeds: dict[str, Feed]) -> AsyncIterator[str | None]:
    both: Feed = asyncio.Queue(8)
    task = asyncio.create_task(forward_all(feeds, both))
    with suppress(asyncio.QueueShutDown):
        try:
            while True:
                item = None
                with suppress(TimeoutError):
                    async with asyncio.timeout(PATIENCE):
                        item = await both.get()
                yield item
        finally:
            task.cancel()
# ANCHOR_END: merge


# ANCHOR: report
async def report(feeds: dict[str, Feed]) -> bool:
    """Whether the feeds fell silent before they ended."""
    start = time.perf_counter()
    async with aclosing(merged(feeds)) as items:
        async for item in items:
            elapsed = (time.perf_counter() - start) * 1000
            print(f"{elapsed:3.0f} ms  {item or 'silence'}")
            if item is None:
                return True
    return False
# ANCHOR_END: report


# ANCHOR: main
async def send(feed: Feed, after: float, text: str) -> None:
    await asyncio.sleep(after)
    await feed.put(text)


async def senders(syslog: Feed, traps: Feed) -> None:
    await send(syslog, 0.010, "link down")
    await send(traps, 0.010, "too hot")
    traps.shutdown()
    await send(syslog, 0.010, "link up")


async def main() -> None:
    syslog, traps = asyncio.Queue(8), asyncio.Queue(8)
    sending = asyncio.create_task(senders(syslog, traps))
    silent = await report({"syslog": syslog, "trap": traps})
    print(f"fell silent: {silent}")
    await sending
# ANCHOR_END: main


asyncio.run(main())

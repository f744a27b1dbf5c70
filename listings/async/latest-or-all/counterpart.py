import asyncio
from asyncio import Queue, QueueShutDown
from collections.abc import AsyncIterator
from contextlib import suppress


# ANCHOR: receivers
class Subscriber:
    def __init__(self, room: int) -> None:
        self.queue: Queue[int] = Queue(maxsize=room)
        self.missed = 0

    def offer(self, version: int) -> None:
        if self.queue.full():
            self.queue.get_nowait()
            self.missed += 1
        self.queue.put_nowait(version)

    async def versions(self) -> AsyncIterator[int]:
        with suppress(QueueShutDown):
            while True:
                yield await self.queue.get()


async def follow(subscriber: Subscriber) -> None:
    if subscriber.missed:
        print(f"broadcast: {subscriber.missed} versions missed")
    async for version in subscriber.versions():
        print(f"broadcast: version {version}")


async def apply(subscriber: Subscriber) -> None:
    async for version in subscriber.versions():
        print(f"watch: version {version}")
# ANCHOR_END: receivers


# ANCHOR: main
async def main() -> None:
    versions, version = Subscriber(2), Subscriber(1)
    for number in range(1, 6):
        versions.offer(number)
        version.offer(number)
    versions.queue.shutdown()
    version.queue.shutdown()
    await follow(versions)
    await apply(version)
# ANCHOR_END: main


asyncio.run(main())

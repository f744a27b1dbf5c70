import asyncio
from asyncio import Queue, QueueShutDown


# ANCHOR: receivers
class Subscriber:
    def __init__(self) -> None:
        self.queue: Queue[int] = Queue(maxsize=2)
        self.missed = 0

    def offer(self, version: int) -> None:
        if self.queue.full():
            self.queue.get_nowait()
            self.missed += 1
        self.queue.put_nowait(version)


async def follow(subscriber: Subscriber) -> None:
    if subscriber.missed:
        print(f"broadcast: {subscriber.missed} versions missed")
    try:
        while True:
            version = await subscriber.queue.get()
            print(f"broadcast: version {version}")
    except QueueShutDown:
        pass
# ANCHOR_END: receivers


# ANCHOR: main
async def main() -> None:
    subscriber = Subscriber()
    latest, changed = 0, asyncio.Event()
    for number in range(1, 6):
        subscriber.offer(number)
        latest = number
        changed.set()
    subscriber.queue.shutdown()
    await follow(subscriber)
    await changed.wait()
    print(f"watch: version {latest}")
# ANCHOR_END: main


asyncio.run(main())

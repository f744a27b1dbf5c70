import asyncio
import time


# ANCHOR: main
class Load:
    def __init__(self) -> None:
        self.now = 0
        self.most = 0


async def ask(limit: asyncio.Semaphore, load: Load, lane: str) -> None:
    start = time.perf_counter()
    async with limit:
        load.now += 1
        load.most = max(load.most, load.now)
        report(start, lane, "asked")
        await asyncio.sleep(0.040)
        report(start, lane, "answered")
        load.now -= 1


async def main() -> None:
    limit = asyncio.Semaphore(3)
    load = Load()
    async with asyncio.TaskGroup() as tasks:
        for number in range(1, 10):
            tasks.create_task(ask(limit, load, f"r{number}"))
    print("most at once:", load.most)
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

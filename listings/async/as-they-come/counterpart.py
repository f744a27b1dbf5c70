import asyncio
import time


async def poll(device: str, wait: float, start: float) -> str:
    report(start, device, "asked")
    await asyncio.sleep(wait)
    return device


async def main() -> None:
    start = time.perf_counter()
    polls = [
        asyncio.create_task(poll(device, wait, start))
        for device, wait in [("r1", 0.25), ("r2", 0.05), ("r3", 0.15)]
    ]
    async for done in asyncio.as_completed(polls):
        report(start, done.result(), "answered")


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

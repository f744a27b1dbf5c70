import asyncio
import time


async def ask(device: str, wait: float, start: float) -> str:
    report(start, device, "asked")
    await asyncio.sleep(wait)
    return device


def ask_all(start: float) -> list[asyncio.Task[str]]:
    return [
        asyncio.create_task(ask(device, wait, start))
        for device, wait in [("r1", 0.25), ("r2", 0.05), ("r3", 0.15)]
    ]


async def main() -> None:
    start = time.perf_counter()
    async for done in asyncio.as_completed(ask_all(start)):
        report(start, done.result(), "answered")


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

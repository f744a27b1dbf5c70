import asyncio
import time


# ANCHOR: main
def ask(device: str, start: float) -> str:
    report(start, device, "asked")
    time.sleep(0.180)
    report(start, device, "answered")
    return f"{device} is up"


async def main() -> None:
    start = time.perf_counter()
    beating = asyncio.create_task(heart(start))
    tasks = [
        asyncio.create_task(asyncio.to_thread(ask, device, start))
        for device in ["r1", "r2"]
    ]
    for answer in tasks:
        print(await answer)
    await beating
# ANCHOR_END: main


async def heart(start: float) -> None:
    for _ in range(4):
        report(start, "heart", "rests")
        await asyncio.sleep(0.050)
        report(start, "heart", "beats")


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}\n", end="")


asyncio.run(main())

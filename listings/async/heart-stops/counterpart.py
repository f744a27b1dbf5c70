import asyncio
import time
from collections.abc import Coroutine

# ANCHOR: tasks
WAIT = 0.180
beats = 0


async def heart(start: float) -> None:
    global beats
    for _ in range(4):
        report(start, "heart", "rests")
        await asyncio.sleep(0.050)
        beats += 1
        report(start, "heart", "beats")


async def ask_blocking(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(WAIT)
    report(start, device, "answered")


async def ask_waiting(device: str, start: float) -> None:
    report(start, device, "asked")
    await asyncio.sleep(WAIT)
    report(start, device, "answered")
# ANCHOR_END: tasks


# ANCHOR: main
async def beats_during(asking: Coroutine[None, None, None]) -> int:
    before = beats
    await asking
    return beats - before


async def main() -> None:
    start = time.perf_counter()
    beating = asyncio.create_task(heart(start))
    await asyncio.sleep(0)
    asking = beats_during(ask_blocking("r1", start))
    counted = await asyncio.create_task(asking)
    print("any beats while r1 was asked:", counted > 0)
    await beating

    beating = asyncio.create_task(heart(start))
    await asyncio.sleep(0)
    asking = beats_during(ask_waiting("r2", start))
    counted = await asyncio.create_task(asking)
    print("any beats while r2 was asked:", counted > 0)
    await beating
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

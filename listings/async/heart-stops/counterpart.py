import asyncio
import time
from collections.abc import Coroutine

# ANCHOR: polls
WAIT = 0.180
beats = 0


async def heart(start: float) -> None:
    global beats
    for _ in range(4):
        report(start, "heart", "rests")
        await asyncio.sleep(0.050)
        beats += 1
        report(start, "heart", "beats")


async def poll_blocking(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(WAIT)
    report(start, device, "answered")


async def poll_waiting(device: str, start: float) -> None:
    report(start, device, "asked")
    await asyncio.sleep(WAIT)
    report(start, device, "answered")
# ANCHOR_END: polls


# ANCHOR: main
async def beats_during(poll: Coroutine[None, None, None]) -> int:
    before = beats
    await poll
    return beats - before


async def main() -> None:
    start = time.perf_counter()
    beating = asyncio.create_task(heart(start))
    await asyncio.sleep(0)
    poll = beats_during(poll_blocking("r1", start))
    counted = await asyncio.create_task(poll)
    print("any beats while r1 was polled:", counted > 0)
    await beating

    beating = asyncio.create_task(heart(start))
    await asyncio.sleep(0)
    poll = beats_during(poll_waiting("r2", start))
    counted = await asyncio.create_task(poll)
    print("any beats while r2 was polled:", counted > 0)
    await beating
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

import asyncio
import time

# ANCHOR: main
PERIOD = 0.060
WORK = 0.025


async def with_a_pause(start: float) -> None:
    for _ in range(5):
        await ask("pause", start)
        await asyncio.sleep(PERIOD)


async def with_an_interval(start: float) -> None:
    due = time.perf_counter()
    for _ in range(5):
        await asyncio.sleep(due - time.perf_counter())
        due += PERIOD
        await ask("interval", start)


async def ask(lane: str, start: float) -> None:
    report(start, lane, "asked")
    await asyncio.sleep(WORK)
    report(start, lane, "answered")


async def main() -> None:
    start = time.perf_counter()
    await asyncio.gather(with_a_pause(start), with_an_interval(start))
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

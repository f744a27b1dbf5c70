import asyncio
import time

WAIT = 0.100


# ANCHOR: main
async def in_turn(start: float) -> None:
    r1 = ask("r1", start)
    r2 = ask("r2", start)
    await r1
    await r2


async def together(start: float) -> None:
    r3 = asyncio.create_task(ask("r3", start))
    r4 = asyncio.create_task(ask("r4", start))
    await r3
    await r4


async def main() -> None:
    start = time.perf_counter()
    await in_turn(start)
    await together(start)
# ANCHOR_END: main


async def ask(device: str, start: float) -> None:
    report(start, device, "asked")
    await asyncio.sleep(WAIT)
    report(start, device, "answered")


def report(start: float, device: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {device}  {event}")


asyncio.run(main())

import asyncio
import time
from contextlib import suppress

SHORT = 0.050
LONG = 60
TOTAL = 0.200

type Asking = asyncio.Task[str]


# ANCHOR: ask
async def wait_for(device: str) -> None:
    """Only `r1` ever answers."""
    if device != "r1":
        await asyncio.Event().wait()


async def ask(device: str, limit: float) -> str:
    try:
        async with asyncio.timeout_at(limit):
            await wait_for(device)
    except TimeoutError:
        return "timed out"
    return "answered"
# ANCHOR_END: ask


# ANCHOR: collect
async def collect(asking: list[Asking], deadline: float) -> None:
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                await asyncio.wait(asking)
    finally:
        for task in asking:
            task.cancel()
        await asyncio.wait(asking)


def how(task: Asking) -> str:
    if task.cancelled():
        return "not finished"
    return "failed" if task.exception() else task.result()
# ANCHOR_END: collect


# ANCHOR: main
async def main() -> None:
    start, now = time.perf_counter(), asyncio.get_running_loop().time()
    limits = [("r1", SHORT), ("r2", SHORT), ("r3", LONG)]
    asking = [
        asyncio.create_task(ask(device, now + limit), name=device)
        for device, limit in limits
    ]
    try:
        await collect(asking, now + TOTAL)
    finally:
        elapsed = (time.perf_counter() - start) * 1000
        print(f"{elapsed:3.0f} ms  all reported")
        for task in asking:
            print(f"{task.get_name()}: {how(task)}")
# ANCHOR_END: main


asyncio.run(main())

import asyncio
import time

NAP = 0.060


async def nap() -> None:
    await asyncio.sleep(NAP)


async def main() -> None:
    start = time.perf_counter()
    naps = [asyncio.sleep(NAP) for _ in range(3)]
    for one in naps:
        await one
    report("three sleeps", start)

    start = time.perf_counter()
    naps = [nap() for _ in range(3)]
    for one in naps:
        await one
    report("three naps", start)


def report(what: str, start: float) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{what}: {elapsed:.0f} ms")


asyncio.run(main())

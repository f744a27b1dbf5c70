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
    print(f"three sleeps: {(time.perf_counter() - start) * 1000:.0f} ms")

    start = time.perf_counter()
    naps = [nap() for _ in range(3)]
    for one in naps:
        await one
    print(f"three naps: {(time.perf_counter() - start) * 1000:.0f} ms")


asyncio.run(main())

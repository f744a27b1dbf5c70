import asyncio
import time

LONG = 3
SHORT = 0.100


async def ask(device: str) -> str:
    if device == "r2":
        await asyncio.Event().wait()
    await asyncio.sleep(0.050)
    return f"{device} is up"


async def main() -> None:
    start = time.perf_counter()
    for device, limit in [("r1", LONG), ("r2", SHORT), ("r3", LONG)]:
        try:
            async with asyncio.timeout(limit):
                line = await ask(device)
        except TimeoutError:
            line = f"{device} gave no answer"
        elapsed = (time.perf_counter() - start) * 1000
        print(f"{elapsed:3.0f} ms  {line}")


asyncio.run(main())

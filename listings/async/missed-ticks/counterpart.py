import asyncio
import math

# ANCHOR: main
PERIOD = 0.050


async def ticks(missed: str) -> list[float]:
    loop = asyncio.get_running_loop()
    start = due = loop.time()
    times: list[float] = []
    for tick in range(6):
        await asyncio.sleep(due - loop.time())
        now = loop.time()
        times.append(1000 * (now - start))
        late = (now - due) / PERIOD
        match missed:
            case "delay" if late > 0.1:
                due = now + PERIOD
            case "skip" if late > 0.1:
                due += PERIOD * math.ceil(late)
            case _:
                due += PERIOD
        if tick == 1:
            await asyncio.sleep(PERIOD * 5 / 2)
    return times


async def main() -> None:
    names = "burst", "delay", "skip"
    all_times = await asyncio.gather(*map(ticks, names))
    for name, times in zip(names, all_times):
        print(f"{name:>5}", *(f"{time:4.0f} ms" for time in times))
# ANCHOR_END: main


asyncio.run(main())

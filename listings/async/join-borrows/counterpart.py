import asyncio
from collections import Counter

WAIT = 0.020


async def ask(device: str, counts: Counter[str]) -> str:
    await asyncio.sleep(WAIT)
    counts["answers"] += 1
    return f"{device} is up"


async def main() -> None:
    devices = ["r1", "r2"]
    counts: Counter[str] = Counter()
    first, second = await asyncio.gather(
        ask(devices[0], counts),
        ask(devices[1], counts),
    )
    print(f"{first}, {second}: {counts['answers']} answers")


asyncio.run(main())

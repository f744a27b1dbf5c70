import asyncio
import time

LIMIT = 3


# ANCHOR: deadline
async def ask(device: str) -> str:
    match device:
        case "r1":
            pass
        case "r2":
            await asyncio.Event().wait()
        case _:
            await asyncio.sleep(0.050)
    return f"{device} is up"


async def ask_by(deadline: float, device: str) -> str:
    total = asyncio.timeout_at(deadline)
    try:
        async with total, asyncio.timeout(LIMIT):
            return await ask(device)
    except TimeoutError:
        if total.expired():
            return f"no time left for {device}"
        return f"{device} gave no answer"


async def main() -> None:
    start = time.perf_counter()
    deadline = asyncio.get_running_loop().time() + 0.100
    for device in ["r1", "r2", "r3"]:
        line = await ask_by(deadline, device)
        elapsed = (time.perf_counter() - start) * 1000
        print(f"{elapsed:3.0f} ms  {line}")
# ANCHOR_END: deadline


asyncio.run(main())

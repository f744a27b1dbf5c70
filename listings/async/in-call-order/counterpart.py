import asyncio
import time


async def ask(device: str, wait: float) -> str:
    await asyncio.sleep(wait)
    return f"{device} answered after {wait * 1000:.0f}ms"


async def ask_all(waits: list[float]) -> list[str]:
    return await asyncio.gather(
        *(ask(f"r{number}", wait) for number, wait in enumerate(waits))
    )


async def main() -> None:
    start = time.perf_counter()
    waits = [(20 + n * 37 % 100) / 1000 for n in range(100)]
    answers = await ask_all(waits)
    for answer in answers[:3]:
        print(answer)
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{len(answers)} answers in {elapsed:.0f}ms")


asyncio.run(main())

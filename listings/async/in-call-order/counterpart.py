import asyncio
import time


async def poll(device: str, wait: float) -> str:
    await asyncio.sleep(wait)
    return f"{device} answered after {wait * 1000:.0f}ms"


async def main() -> None:
    start = time.perf_counter()
    answers = await asyncio.gather(
        *(
            poll(f"r{number}", (20 + number * 37 % 100) / 1000)
            for number in range(100)
        )
    )
    for answer in answers[:3]:
        print(answer)
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{len(answers)} answers in {elapsed:.0f}ms")


asyncio.run(main())

import asyncio
import sys
import threading
import time

NAP = 0.300


async def nap() -> None:
    await asyncio.sleep(NAP)


async def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        sleepers = [group.create_task(nap()) for _ in range(count)]
        threads = threading.active_count()
        print(f"{len(sleepers)} tasks, threads: {threads}")
    rested = sum(sleeper.done() for sleeper in sleepers)
    print(rested, "have slept")
    elapsed = (time.perf_counter() - start) * 1000
    print(f"all over after {elapsed:.0f} ms")


asyncio.run(main())

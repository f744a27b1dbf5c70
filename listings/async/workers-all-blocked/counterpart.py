import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

# ANCHOR: main
answers: list[str] = []


def ask(device: str, begun: Event, start: float) -> None:
    report(start, device, "asked")
    begun.set()
    time.sleep(0.200)
    report(start, device, "answered")
    answers.append(device)


def heart(start: float) -> int:
    report(start, "heart", "beats")
    return len(answers)


async def main() -> None:
    start = time.perf_counter()
    workers = ThreadPoolExecutor(max_workers=2)
    asyncio.get_running_loop().set_default_executor(workers)
    async with asyncio.TaskGroup() as group:
        for device in ["r1", "r2"]:
            begun = Event()
            call = asyncio.to_thread(ask, device, begun, start)
            group.create_task(call)
            await asyncio.sleep(0)
            begun.wait()

        report(start, "heart", "spawned")
        beat = group.create_task(asyncio.to_thread(heart, start))
        report(start, "main", "naps")
        await asyncio.sleep(0.050)
        report(start, "main", "wakes")
    print("any answer before the beat:", beat.result() > 0)
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}\n", end="")


asyncio.run(main())

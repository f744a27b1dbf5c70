import asyncio
import time
from asyncio import Queue, QueueShutDown


# ANCHOR: roles
async def produce(devices: Queue[str], start: float) -> None:
    for number in range(1, 7):
        device = f"r{number}"
        report(start, device, "offered")
        await devices.put(device)
    devices.shutdown()


async def work(
    devices: Queue[str], answers: Queue[str], start: float
) -> None:
    try:
        while True:
            device = await devices.get()
            report(start, device, "taken")
            report(start, device, "asked")
            await asyncio.sleep(0.040)
            report(start, device, "answered")
            await answers.put(device)
    except QueueShutDown:
        pass


async def consume(answers: Queue[str]) -> int:
    stored = 0
    try:
        while True:
            await answers.get()
            stored += 1
    except QueueShutDown:
        return stored
# ANCHOR_END: roles


# ANCHOR: main
ROOM = 2


async def run(workers: int, start: float) -> int:
    devices, answers = Queue(maxsize=ROOM), Queue(maxsize=ROOM)
    consuming = asyncio.create_task(consume(answers))
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(devices, start))
        for _ in range(workers):
            group.create_task(work(devices, answers, start))
    answers.shutdown()
    return await consuming


async def main() -> None:
    stored = await run(2, time.perf_counter())
    print(stored, "answers")
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

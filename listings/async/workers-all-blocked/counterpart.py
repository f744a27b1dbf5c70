import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


# ANCHOR: main
def poll(device: str, blocked: Barrier, start: float) -> None:
    report(start, device, "asked")
    blocked.wait()
    time.sleep(0.200)
    report(start, device, "answered")


async def main() -> None:
    start = time.perf_counter()
    workers = ThreadPoolExecutor(max_workers=2)
    asyncio.get_running_loop().set_default_executor(workers)
    async with asyncio.TaskGroup() as group:
        for device in ["r1", "r2"]:
            blocked = Barrier(2)
            call = asyncio.to_thread(poll, device, blocked, start)
            group.create_task(call)
            await asyncio.sleep(0)
            blocked.wait()

        report(start, "heart", "spawned")
        beat = asyncio.to_thread(report, start, "heart", "beats")
        group.create_task(beat)
        report(start, "main", "naps")
        await asyncio.sleep(0.050)
        report(start, "main", "wakes")
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


asyncio.run(main())

import asyncio

GRACE = 0.100


# ANCHOR: late
async def watch(device: str, stop: asyncio.Event) -> None:
    await stop.wait()
    if device == "r2":
        await asyncio.Event().wait()


async def end(workers: list[asyncio.Task[None]]) -> None:
    _, late = await asyncio.wait(workers, timeout=GRACE)
    for worker in late:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


def how(worker: asyncio.Task[None]) -> str:
    if worker.cancelled():
        return "aborted"
    return "failed" if worker.exception() else "stopped"


async def main() -> None:
    stop = asyncio.Event()
    devices = ["r1", "r2", "r3"]
    workers = [
        asyncio.create_task(watch(device, stop)) for device in devices
    ]
    stop.set()
    await end(workers)
    for device, worker in zip(devices, workers):
        print(f"{device}: {how(worker)}")
# ANCHOR_END: late


asyncio.run(main())

import asyncio

GRACE = 0.100


# ANCHOR: late
async def watch(device: str, stop: asyncio.Event) -> None:
    await stop.wait()
    if device == "r2":
        await asyncio.Event().wait()


async def main() -> None:
    stop = asyncio.Event()
    devices = ["r1", "r2", "r3"]
    workers = [
        asyncio.create_task(watch(device, stop)) for device in devices
    ]
    stop.set()
    _, late = await asyncio.wait(workers, timeout=GRACE)
    for worker in late:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    for device, worker in zip(devices, workers):
        if worker.cancelled():
            ended = "aborted"
        elif worker.exception() is not None:
            ended = "failed"
        else:
            ended = "stopped"
        print(f"{device}: {ended}")
# ANCHOR_END: late


asyncio.run(main())

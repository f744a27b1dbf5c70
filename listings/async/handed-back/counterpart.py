import asyncio


# ANCHOR: queue
async def work(jobs: asyncio.Queue[str]) -> list[str]:
    done: list[str] = []
    while True:
        try:
            device = await jobs.get()
        except asyncio.QueueShutDown:
            return done
        done.append(device)


async def main() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(8)
    for device in ["r1", "r2", "r3"]:
        await queue.put(device)
    worker = asyncio.create_task(work(queue))
    queue.shutdown()
    device = "r4"
    try:
        await queue.put(device)
    except asyncio.QueueShutDown:
        print(f"{device} is handed back")
    print(f"upgraded: {', '.join(await worker)}")
# ANCHOR_END: queue


asyncio.run(main())

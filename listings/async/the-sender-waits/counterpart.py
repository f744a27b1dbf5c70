import asyncio
from asyncio import Queue, QueueShutDown

PATIENCE = 0.030


# ANCHOR: main
async def bounded() -> None:
    configs: Queue[bytes] = Queue(maxsize=2)

    async def produce() -> None:
        for _ in range(1000):
            await configs.put(bytes(1024))
        configs.shutdown()

    producing = asyncio.create_task(produce())
    done, _ = await asyncio.wait([producing], timeout=PATIENCE)
    print(f"bounded: the sender waits: {not done}")
    print(f"bounded: {configs.qsize()} configurations wait")
    try:
        while True:
            await configs.get()
    except QueueShutDown:
        await producing


async def unbounded() -> None:
    configs: Queue[bytes] = Queue()
    for _ in range(1000):
        configs.put_nowait(bytes(1024))
    configs.shutdown()
    print(f"unbounded: {configs.qsize()} configurations wait")
    total = 0
    while not configs.empty():
        total += len(await configs.get())
    print(f"unbounded: {total // 1024} KiB in memory")
# ANCHOR_END: main


async def main() -> None:
    await bounded()
    await unbounded()


asyncio.run(main())

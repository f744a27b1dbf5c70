import asyncio

PERIOD = 60


# ANCHOR: tokens
async def watch(device: str, begun: asyncio.Queue[str]) -> None:
    begun.put_nowait(device)
    try:
        while True:
            await asyncio.sleep(PERIOD)
            print(f"{device}: asked")
    finally:
        print(f"{device}: saving")
        await asyncio.sleep(0.050)
        print(f"{device}: saved")


async def main() -> None:
    begun: asyncio.Queue[str] = asyncio.Queue()
    r1 = asyncio.create_task(watch("r1", begun))
    r2 = asyncio.create_task(watch("r2", begun))
    for _ in range(2):
        await begun.get()
    print("stop r1")
    r1.cancel()
    await asyncio.wait([r1])
    print(f"r2 watches: {not r2.done()}".lower())
    print("stop all")
    r2.cancel()
    await asyncio.wait([r1, r2])
# ANCHOR_END: tokens


asyncio.run(main())

import asyncio


async def watch(device: str, begun: asyncio.Event) -> None:
    try:
        print(f"{device}: watching")
        begun.set()
        await asyncio.Event().wait()
    finally:
        await save(device)
        print(f"{device}: session closed")


async def save(device: str) -> None:
    await asyncio.sleep(0.050)
    print(f"{device}: saved")


async def main() -> None:
    begun = asyncio.Event()
    task = asyncio.create_task(watch("r1", begun))
    await begun.wait()
    print("main returns")


asyncio.run(main())

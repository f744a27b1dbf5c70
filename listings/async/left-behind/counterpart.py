import asyncio


async def watch(device: str) -> None:
    try:
        print(f"{device}: watching")
        await asyncio.Event().wait()
    finally:
        await save(device)
        print(f"{device}: session closed")


async def save(device: str) -> None:
    await asyncio.sleep(0)
    print(f"{device}: saved")


async def main() -> None:
    task = asyncio.create_task(watch("r1"))
    await asyncio.sleep(0)
    print("main returns")


asyncio.run(main())

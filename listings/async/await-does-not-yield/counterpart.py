import asyncio


async def from_cache(device: str) -> str:
    return f"hostname {device}"


async def report() -> None:
    print("other: runs")


async def main() -> None:
    other = asyncio.create_task(report())
    for device in ["r1", "r2", "r3"]:
        print(f"main: {await from_cache(device)}")
    print("main: yields")
    await asyncio.sleep(0)
    print("main: goes on")
    await other


asyncio.run(main())

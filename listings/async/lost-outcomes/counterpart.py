import asyncio


async def ask(device: str) -> str:
    if device == "r1":
        raise KeyError(f"no entry for {device}")
    raise OSError(f"no route to {device}")


async def main() -> None:
    for device in ["r1", "r2"]:
        asyncio.create_task(ask(device))
    await asyncio.sleep(0)
    print("all tasks are done")


asyncio.run(main())

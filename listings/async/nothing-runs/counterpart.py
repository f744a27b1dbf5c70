import asyncio


async def save(device: str) -> str:
    print(f"{device}: saving")
    return f"{device} saved"


async def main() -> None:
    forgotten = save("r1")
    kept = save("r2")
    task = asyncio.create_task(save("r3"))
    print("three calls")
    await asyncio.sleep(0.100)
    print("main has slept")
    del forgotten
    print(await kept)
    print(await task)


asyncio.run(main())

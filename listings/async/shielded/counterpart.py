import asyncio


async def commit(device: str, go: asyncio.Event) -> str:
    print(f"{device}: committing")
    await go.wait()
    print(f"{device}: committed")
    return f"{device} has its new configuration"


async def main() -> None:
    go = asyncio.Event()
    task = asyncio.create_task(commit("r1", go))
    try:
        async with asyncio.timeout(0.050):
            await asyncio.shield(task)
    except TimeoutError:
        print("given up waiting: true")
    go.set()
    print(await task)


asyncio.run(main())

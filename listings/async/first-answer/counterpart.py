import asyncio


async def ask(mirror: str) -> str:
    if mirror != "fra":
        await asyncio.Event().wait()
    return mirror


async def main() -> None:
    mirrors = [
        asyncio.create_task(ask(mirror))
        for mirror in ["ams", "fra", "lon"]
    ]
    done, waiting = await asyncio.wait(
        mirrors, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"{done.pop().result()} answered, {len(waiting)} have not")
    for task in waiting:
        task.cancel()
    _, waiting = await asyncio.wait(waiting)
    print(f"{len(waiting)} are left")


asyncio.run(main())

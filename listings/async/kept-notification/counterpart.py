import asyncio


async def wakes(waiting) -> bool:
    try:
        async with asyncio.timeout(0.030):
            await waiting
    except TimeoutError:
        return False
    return True


async def wait(condition: asyncio.Condition) -> None:
    async with condition:
        await condition.wait()


async def main() -> None:
    link = asyncio.Event()
    link.set()
    link.set()
    print("one, told twice:", await wakes(link.wait()))
    print("waiting again:", await wakes(link.wait()))
    changed = asyncio.Condition()
    async with changed:
        changed.notify_all()
    print("all, told before:", await wakes(wait(changed)))
    waiting = asyncio.create_task(wait(changed))
    await asyncio.sleep(0)
    async with changed:
        changed.notify_all()
    print("all, told in between:", await wakes(waiting))


asyncio.run(main())

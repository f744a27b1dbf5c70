import asyncio


class NoRoute(Exception):
    pass


async def ask(device: str, steps: int) -> str:
    for _ in range(steps):
        await asyncio.sleep(0)
    if device == "r1":
        return device
    raise NoRoute(f"no route to {device}")


# ANCHOR: tasks
DEVICES = [("r1", 1), ("r2", 2), ("r3", 2)]


async def up_to_the_first() -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(*job)) for job in DEVICES]
    return [task.result() for task in tasks]


async def all_of_them() -> tuple[list[str], list[BaseException]]:
    outcomes = await asyncio.gather(
        *(ask(*job) for job in DEVICES), return_exceptions=True
    )
    up = [o for o in outcomes if isinstance(o, str)]
    errors = [o for o in outcomes if isinstance(o, BaseException)]
    return up, errors
# ANCHOR_END: tasks


# ANCHOR: main
async def main() -> None:
    try:
        await up_to_the_first()
    except* NoRoute as group:
        print("first:", *group.exceptions)
    up, errors = await all_of_them()
    print(f"{len(up)} up, {len(errors)} errors:")
    for error in errors:
        print(error)
# ANCHOR_END: main


asyncio.run(main())

import asyncio
from asyncio import Event, Future
from collections.abc import Awaitable, Callable

type Fate = Future[str]


# ANCHOR: tasks
async def fail() -> None:
    raise OSError("no route to r2")


async def wait(go: Event, fate: Fate) -> None:
    try:
        await go.wait()
        fate.set_result("r1 went on")
    except asyncio.CancelledError:
        fate.set_result("r1 was cancelled")
        raise


async def in_a_group(go: Event, fate: Fate) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(wait(go, fate))
        tasks.create_task(fail())


async def gathered(go: Event, fate: Fate) -> None:
    await asyncio.gather(fail(), wait(go, fate))
# ANCHOR_END: tasks


# ANCHOR: main
async def watch(ask_all: Callable[[Event, Fate], Awaitable]) -> None:
    go = Event()
    fate: Fate = asyncio.get_running_loop().create_future()
    try:
        await ask_all(go, fate)
    except* OSError as group:
        go.set()
        print(*group.exceptions, await fate, sep=", ")


async def main() -> None:
    await watch(in_a_group)
    await watch(gathered)
# ANCHOR_END: main


asyncio.run(main())

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def session(device: str) -> Iterator[None]:
    try:
        yield
    finally:
        print(f"the session with {device} is closed")


async def ask(device: str) -> str:
    with session(device):
        await asyncio.sleep(0)
        if device == "r2":
            raise OSError(f"no route to {device}")
        await asyncio.Event().wait()
        return f"{device} is up"


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            first = tasks.create_task(ask("r1"))
            second = tasks.create_task(ask("r2"))
        print(f"{first.result()}, {second.result()}")
    except* OSError as group:
        print(*group.exceptions)


asyncio.run(main())

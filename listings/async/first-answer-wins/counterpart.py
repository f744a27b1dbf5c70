import asyncio
from contextlib import contextmanager
from collections.abc import Iterator


@contextmanager
def connection(mirror: str) -> Iterator[None]:
    try:
        yield
    finally:
        print(f"{mirror}: connection closed")


async def fetch(mirror: str) -> str:
    with connection(mirror):
        if mirror == "near":
            await asyncio.sleep(0.050)
        else:
            await asyncio.Event().wait()
    return f"image from {mirror}"


async def main() -> None:
    tasks = [asyncio.create_task(fetch(m)) for m in ["near", "far"]]
    done, losers = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    for loser in losers:
        loser.cancel()
    await asyncio.gather(*losers, return_exceptions=True)
    for task in done:
        print(task.result())


asyncio.run(main())

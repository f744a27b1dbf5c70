import asyncio
from collections.abc import Coroutine
from threading import Event


# ANCHOR: main
async def permit_stays(limit: asyncio.Semaphore, go: Event) -> None:
    async with limit:
        await asyncio.to_thread(ask, go)


async def permit_goes_along(
    limit: asyncio.Semaphore, go: Event
) -> None:
    loop = asyncio.get_running_loop()

    def job() -> None:
        try:
            ask(go)
        finally:
            loop.call_soon_threadsafe(limit.release)

    await limit.acquire()
    await loop.run_in_executor(None, job)


async def main() -> None:
    limit = asyncio.Semaphore(1)
    for asking in [permit_stays, permit_goes_along]:
        go = Event()
        await give_up_on(asking(limit, go))
        print("free while r1 is asked:", not limit.locked())
        go.set()
# ANCHOR_END: main


def ask(go: Event) -> None:
    go.wait()


async def give_up_on(asking: Coroutine[None, None, None]) -> None:
    try:
        async with asyncio.timeout(0.050):
            await asking
        print("timed out: False")
    except TimeoutError:
        print("timed out: True")


asyncio.run(main())

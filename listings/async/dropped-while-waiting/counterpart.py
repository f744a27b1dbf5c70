import asyncio
from collections.abc import Coroutine


async def give_up(waits: Coroutine) -> None:
    """Lets it begin, finds that it waits, and cancels it."""
    task = asyncio.create_task(waits)
    await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    await asyncio.wait([task])


# ANCHOR: channel
async def put() -> bool:
    queue = asyncio.Queue(1)
    await queue.put("first")
    await give_up(queue.put("second"))
    assert await queue.get() == "first"
    return not queue.empty()


async def get() -> bool:
    queue = asyncio.Queue(1)
    await give_up(queue.get())
    await queue.put("first")
    return queue.get_nowait() == "first"
# ANCHOR_END: channel


# ANCHOR: lock
async def lock() -> bool:
    """Whether the first to ask is the first to get it."""
    shared = asyncio.Lock()
    await shared.acquire()
    await give_up(shared.acquire())
    other = asyncio.create_task(shared.acquire())
    await asyncio.sleep(0)
    again = asyncio.create_task(shared.acquire())
    await asyncio.sleep(0)
    shared.release()
    done, waiting = await asyncio.wait(
        [other, again], return_when=asyncio.FIRST_COMPLETED
    )
    for task in waiting:
        task.cancel()
    return again in done
# ANCHOR_END: lock


# ANCHOR: bytes
async def readline() -> bool:
    device = asyncio.StreamReader()
    device.feed_data(b"r1 is ")
    await give_up(device.readline())
    device.feed_data(b"up\n")
    return await device.readline() == b"r1 is up\n"


async def readexactly() -> bool:
    device = asyncio.StreamReader()
    device.feed_data(b"r1")
    await give_up(device.readexactly(4))
    device.feed_data(b"r2r3")
    return await device.readexactly(4) == b"r1r2"
# ANCHOR_END: bytes


# ANCHOR: main
async def main() -> None:
    print("the message of put:", kept(await put()))
    print("the message of get:", kept(await get()))
    print("the place before acquire:", kept(await lock()))
    print("the half of readline:", kept(await readline()))
    print("the half of readexactly:", kept(await readexactly()))


def kept(kept: bool) -> str:
    return "kept" if kept else "lost"
# ANCHOR_END: main


asyncio.run(main())

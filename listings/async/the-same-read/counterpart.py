import asyncio
import socket

type Ticks = asyncio.Queue[str]


# ANCHOR: watch
async def watch(
    device: asyncio.StreamReader, ticks: Ticks
) -> list[str]:
    seen: list[str] = []
    tick = asyncio.create_task(ticks.get())
    while True:
        read = asyncio.create_task(device.readline())
        while not read.done():
            await asyncio.wait(
                [read, tick], return_when=asyncio.FIRST_COMPLETED
            )
            if tick.done():
                seen.append(tick.result())
                ticks.task_done()
                tick = asyncio.create_task(ticks.get())
        if not read.result():
            tick.cancel()
            return seen
        seen.append(read.result().decode().rstrip())
# ANCHOR_END: watch


# ANCHOR: play
async def play(device: asyncio.StreamWriter, ticks: Ticks) -> None:
    """Sends a half, and the rest once a tick has been taken."""
    device.write(b"r1 is ")
    await device.drain()
    await ticks.put("tick")
    await ticks.join()
    device.write(b"up\nr2 is down\n")
    await device.drain()
    device.close()


async def main() -> None:
    ours, theirs = socket.socketpair()
    lines, writer = await asyncio.open_connection(sock=ours)
    _, device = await asyncio.open_connection(sock=theirs)
    ticks: Ticks = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(play(device, ticks))
        seen = group.create_task(watch(lines, ticks))
    print("\n".join(seen.result()))
    writer.close()
# ANCHOR_END: play


asyncio.run(main())

import asyncio
import socket

type Ticks = asyncio.Queue[str]


# ANCHOR: watch
async def watch(
    device: asyncio.StreamReader, ticks: Ticks
) -> list[str]:
    seen: list[str] = []
    while True:
        line = asyncio.create_task(device.readline())
        tick = asyncio.create_task(ticks.get())
        _, losers = await asyncio.wait(
            [line, tick], return_when=asyncio.FIRST_COMPLETED
        )
        for loser in losers:
            loser.cancel()
        await asyncio.gather(*losers, return_exceptions=True)
        if not tick.cancelled():
            seen.append(tick.result())
            ticks.task_done()
        if not line.cancelled():
            if not line.result():
                return seen
            seen.append(line.result().decode().rstrip())
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

import asyncio
from asyncio import FIRST_COMPLETED

# ANCHOR: serve
IDLE = 0.120
BEAT = 0.050


async def made_in_the_loop(lines: asyncio.Queue[str]) -> bool:
    line = asyncio.create_task(lines.get())
    for _ in range(6):
        beat = asyncio.create_task(asyncio.sleep(BEAT))
        done, _ = await asyncio.wait(
            [line, beat], timeout=IDLE, return_when=FIRST_COMPLETED
        )
        if not done:
            return True
    return False


async def made_before(lines: asyncio.Queue[str]) -> bool:
    line = asyncio.create_task(lines.get())
    loop = asyncio.get_running_loop()
    limit = loop.time() + IDLE
    for _ in range(6):
        beat = asyncio.create_task(asyncio.sleep(BEAT))
        left = limit - loop.time()
        done, _ = await asyncio.wait(
            [line, beat], timeout=left, return_when=FIRST_COMPLETED
        )
        if not done:
            return True
    return False
# ANCHOR_END: serve


# ANCHOR: main
async def main() -> None:
    dropped = await made_in_the_loop(asyncio.Queue())
    print("made in the loop, dropped:", dropped)
    dropped = await made_before(asyncio.Queue())
    print("made before, dropped:", dropped)
# ANCHOR_END: main


asyncio.run(main())

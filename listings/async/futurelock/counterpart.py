import asyncio


class Log:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.lines: list[str] = []


async def save(log: Log) -> None:
    async with log.lock:
        await asyncio.sleep(0.100)
        log.lines.append("saved")


async def watch(log: Log) -> None:
    saving = asyncio.create_task(save(log))
    await asyncio.wait([saving], timeout=0.050)
    if not saving.done():
        print("tick")
        async with log.lock:
            log.lines.append("tick")
    await saving


async def main() -> None:
    log = Log()
    await watch(log)
    print(log.lines)


asyncio.run(main())

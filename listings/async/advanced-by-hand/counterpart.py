import asyncio


# ANCHOR: main
class ManualLoop(asyncio.SelectorEventLoop):
    now = 0.0

    def time(self) -> float:
        return self.now

    async def advance(self, seconds: float) -> None:
        self.now += seconds
        for _ in range(3):
            await asyncio.sleep(0)


async def within_a_minute(answer: asyncio.Future[str]) -> str:
    async with asyncio.timeout(60):
        return await answer


async def main() -> None:
    loop = asyncio.get_running_loop()
    futures = loop.create_future(), loop.create_future()
    waits = [asyncio.create_task(within_a_minute(f)) for f in futures]
    await loop.advance(0)
    print(*map(state, waits), sep=", ")

    await loop.advance(59)
    print(*map(state, waits), sep=", ")

    futures[0].set_result("up")
    await loop.advance(1)
    print(*map(state, waits), sep=", ")
# ANCHOR_END: main


def state(task: asyncio.Task[str]) -> str:
    if not task.done():
        return "Pending"
    outcome = task.exception() or task.result()
    return f"Ready({outcome!r})"


asyncio.run(main(), loop_factory=ManualLoop)

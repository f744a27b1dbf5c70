import asyncio


# ANCHOR: take
class Jobs:
    def __init__(self) -> None:
        self.waiting: list[int] = []
        self.more = asyncio.Condition()

    async def add(self, job: int) -> None:
        async with self.more:
            self.waiting.append(job)
            self.more.notify()

    async def take(self) -> int:
        async with self.more:
            await self.more.wait_for(lambda: self.waiting)
            return self.waiting.pop()
# ANCHOR_END: take


# ANCHOR: main
async def served() -> int:
    jobs = Jobs()
    async with asyncio.TaskGroup() as group:
        one = group.create_task(jobs.take())
        other = group.create_task(jobs.take())
        await asyncio.sleep(0)
        await jobs.add(1)
        await jobs.add(2)
    return len({one.result(), other.result()})


async def main() -> None:
    print(f"condition: {await served()} of 2 served")
# ANCHOR_END: main


asyncio.run(main())

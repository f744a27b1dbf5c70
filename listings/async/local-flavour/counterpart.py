import asyncio

WAIT = 0.100


async def poll(device: str, wait: float, answers: list[str]) -> None:
    await asyncio.sleep(wait)
    answers.append(f"{device} is up")


async def main() -> None:
    answers: list[str] = []
    async with asyncio.TaskGroup() as polls:
        for device, wait in [("r1", 2 * WAIT), ("r2", WAIT)]:
            polls.create_task(poll(device, wait, answers))
    print(", ".join(answers))


asyncio.run(main())

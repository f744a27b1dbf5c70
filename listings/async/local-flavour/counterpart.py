import asyncio

WAIT = 0.100


async def ask(device: str, wait: float, answers: list[str]) -> None:
    await asyncio.sleep(wait)
    answers.append(f"{device} is up")


async def main() -> None:
    answers: list[str] = []
    async with asyncio.TaskGroup() as tasks:
        for device, wait in [("r1", 2 * WAIT), ("r2", WAIT)]:
            tasks.create_task(ask(device, wait, answers))
    print(", ".join(answers))


asyncio.run(main())

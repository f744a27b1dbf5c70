import asyncio


async def ask(device: str) -> str:
    match device:
        case "r2":
            raise KeyError(f"no entry for {device}")
        case "r3":
            await asyncio.Event().wait()
    return f"{device} is up"


def describe(task: asyncio.Task[str]) -> str:
    if task.cancelled():
        return "cancelled"
    if error := task.exception():
        return f"raised: {error}"
    return task.result()


async def main() -> None:
    tasks = [asyncio.create_task(ask(d)) for d in ["r1", "r2", "r3"]]
    tasks[2].cancel()
    await asyncio.wait(tasks)
    for task in tasks:
        print(describe(task))


asyncio.run(main())

import asyncio


async def ask(device: str) -> str:
    await asyncio.sleep(0)
    return f"{device} is up"


def note(task: asyncio.Task[str]) -> None:
    print(f"noted: {task.result()}")


async def main() -> None:
    task = asyncio.create_task(ask("r1"))
    task.add_done_callback(note)
    print(f"returned: {await task}")


asyncio.run(main())

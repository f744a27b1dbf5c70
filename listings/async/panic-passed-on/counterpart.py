import asyncio


async def ask(device: str) -> str:
    if device == "r2":
        raise KeyError(f"no entry for {device}")
    return f"{device} is up"


async def ask_as_a_task(device: str) -> str:
    return await asyncio.create_task(ask(device))


with asyncio.Runner() as runner:
    for device in ["r1", "r2", "r3"]:
        try:
            print(runner.run(ask_as_a_task(device)))
        except KeyError:
            print(f"{device}: run raised")

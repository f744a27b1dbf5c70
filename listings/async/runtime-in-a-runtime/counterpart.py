import asyncio


async def poll(device: str) -> str:
    return f"{device} is up"


def ask(device: str) -> str:
    return asyncio.run(poll(device))


async def report() -> None:
    try:
        print(ask("r2"))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


print(ask("r1"))
asyncio.run(report())

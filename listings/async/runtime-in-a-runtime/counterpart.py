import asyncio


async def ask(device: str) -> str:
    return f"{device} is up"


def ask_and_wait(device: str) -> str:
    return asyncio.run(ask(device))


async def report() -> None:
    try:
        print(ask_and_wait("r2"))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


print(ask_and_wait("r1"))
asyncio.run(report())

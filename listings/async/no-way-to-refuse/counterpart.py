import asyncio
from itertools import count


# ANCHOR: insist
async def insist(device: str) -> str:
    """Tries until there is an answer."""
    for attempt in count(1):
        print(f"{device}: attempt {attempt}")
        try:
            return await ask(device, attempt)
        except BaseException as error:
            print(f"{device}: {str(error) or 'cancelled'}")
    raise AssertionError("there is no last attempt")


async def ask(device: str, attempt: int) -> str:
    match attempt:
        case 1:
            raise OSError("host unreachable")
        case 2:
            await asyncio.Event().wait()
    return f"{device} is up"


async def main() -> None:
    try:
        async with asyncio.timeout(0.050):
            print(await insist("r1"))
    except TimeoutError:
        print("given up")
# ANCHOR_END: insist


asyncio.run(main())

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Device:
    mode = "in service"


# ANCHOR: guard
@contextmanager
def maintenance(device: Device) -> Iterator[None]:
    device.mode = "in maintenance"
    try:
        yield
    finally:
        print("back in service")
        device.mode = "in service"


async def upgrade(device: Device) -> None:
    with maintenance(device):
        await copy_image()
# ANCHOR_END: guard


async def copy_image() -> None:
    """Stands for a copy that hangs."""
    print("copying")
    await asyncio.Event().wait()


async def main() -> None:
    r1 = Device()
    try:
        async with asyncio.timeout(0.050):
            await upgrade(r1)
    except TimeoutError:
        print("given up: true")
    print(f"r1 is {r1.mode}")


asyncio.run(main())

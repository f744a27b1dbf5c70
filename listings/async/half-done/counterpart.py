import asyncio


class Device:
    mode = "in service"


async def upgrade(device: Device) -> None:
    device.mode = "in maintenance"
    await copy_image()
    device.mode = "in service"


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

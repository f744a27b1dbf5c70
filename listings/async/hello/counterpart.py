import asyncio


async def greet() -> None:
    print("hello")
    await asyncio.sleep(0.100)
    print("world")


async def main() -> None:
    await greet()


asyncio.run(main())

import asyncio

WAIT = 0.050


# ANCHOR: tasks
class NoRoute(Exception):
    pass


async def ask(device: str) -> int:
    ports = {"r1": 22, "r2": 830}
    port = ports[device]
    if device == "r2":
        raise NoRoute
    await asyncio.sleep(WAIT)
    return port


async def ask_all(devices: list[str]) -> list[int | BaseException]:
    return await asyncio.gather(
        *(ask(device) for device in devices),
        return_exceptions=True,
    )
# ANCHOR_END: tasks


# ANCHOR: main
async def main() -> None:
    devices = ["r1", "r2", "r3"]
    outcomes = await ask_all(devices)
    for device, outcome in zip(devices, outcomes):
        match outcome:
            case int(port):
                print(f"{device} is up on {port}")
            case Exception():
                print(f"{device} has no route")
# ANCHOR_END: main


asyncio.run(main())

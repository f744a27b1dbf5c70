import asyncio


class NoRoute(Exception):
    pass


async def poll(device: str) -> str:
    ports = {"r1": 22, "r2": 830}
    port = ports[device]
    match device:
        case "r2":
            raise NoRoute
    return f"{device} is up on port {port}"


async def main() -> None:
    outcomes = await asyncio.gather(
        *(poll(device) for device in ["r1", "r2", "r3"]),
        return_exceptions=True,
    )
    answers = [o for o in outcomes if not isinstance(o, Exception)]
    no_route = len(outcomes) - len(answers)
    print(f"{len(answers)} up, {no_route} without a route")


asyncio.run(main())

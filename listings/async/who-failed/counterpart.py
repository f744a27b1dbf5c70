import asyncio


class NoRoute(Exception):
    pass


class Refused(Exception):
    pass


# ANCHOR: tasks
async def ask(device: str) -> str:
    match device:
        case "r1":
            await asyncio.sleep(0)
            return f"{device} is up"
        case "r2":
            raise NoRoute
        case "r3":
            raise Refused
    raise KeyError(f"no entry for {device}")


async def main() -> None:
    device_of = {
        asyncio.create_task(ask(device)): device
        for device in ["r1", "r2", "r3", "r4"]
    }
    async for task in asyncio.as_completed(device_of):
        try:
            print(task.result())
        except (NoRoute, Refused) as error:
            print(f"{device_of[task]}: {type(error).__name__}")
        except Exception:
            print(f"{device_of[task]}: a bug")
# ANCHOR_END: tasks


asyncio.run(main())

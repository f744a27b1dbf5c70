import asyncio

TOTAL = 0.600


async def ask(device: str) -> str:
    try:
        if device == "r2":
            await asyncio.Future()
        return f"{device} is up"
    finally:
        print(f"{device}: logged out")


# ANCHOR: tasks
async def ask_all(
    devices: list[str], total: float
) -> list[str | BaseException]:
    tasks = [asyncio.create_task(ask(device)) for device in devices]
    _, late = await asyncio.wait(tasks, timeout=total)
    for task in late:
        task.cancel()
    return await asyncio.gather(*tasks, return_exceptions=True)
# ANCHOR_END: tasks


# ANCHOR: main
async def main() -> None:
    devices = ["r1", "r2", "r3"]
    outcomes = await ask_all(devices, TOTAL)
    for device, outcome in zip(devices, outcomes):
        match outcome:
            case str(answer):
                print(answer)
            case asyncio.CancelledError():
                print(f"{device} is late")
            case _:
                print(f"{device} has met a bug")
# ANCHOR_END: main


asyncio.run(main())

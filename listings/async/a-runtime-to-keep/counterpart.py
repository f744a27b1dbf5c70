import asyncio


class Inventory:
    def __init__(self) -> None:
        self.runner = asyncio.Runner()

    def ask(self, device: str) -> str:
        return self.runner.run(ask(device))


async def ask(device: str) -> str:
    await asyncio.sleep(0)
    return f"{device} is up"


async def run() -> None:
    print("the task runs")


inventory = Inventory()
with inventory.runner as runner:
    print(inventory.ask("r1"))
    task = runner.get_loop().create_task(run())
    print("the task is spawned")
    print(inventory.ask("r2"))

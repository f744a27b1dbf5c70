import asyncio
import threading

# ANCHOR: ask
inside = threading.local()


def info(line: str) -> None:
    print(f"ask{{device={inside.device}}}: {line}")


async def ask(device: str) -> None:
    inside.device = device
    info(f"asked {device}")
    await asyncio.sleep(0)
    info(f"{device} answered")
# ANCHOR_END: ask


# ANCHOR: main
async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(ask("r1"))
        group.create_task(ask("r2"))
# ANCHOR_END: main


asyncio.run(main())

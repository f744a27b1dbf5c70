import asyncio
import os

LIMIT = 0.200


# ANCHOR: tasks
async def ask(device: str, session: asyncio.Lock) -> None:
    async with session:
        await answer(device)


async def answer(device: str) -> None:
    if device == "r2":
        await asyncio.Future()
# ANCHOR_END: tasks


# ANCHOR: main
def tree(task: asyncio.Task[None]) -> str:
    """Where a task stands, the outermost function first."""
    graph = asyncio.capture_call_graph(task)
    frames = [entry.frame for entry in graph.call_stack]
    lines = [
        f"{'  ' * depth}{frame.f_code.co_qualname}"
        for depth, frame in enumerate(reversed(frames), start=1)
    ]
    return "\n".join([task.get_name(), *lines])


async def main() -> None:
    session = asyncio.Lock()
    tasks = [
        asyncio.create_task(ask(device, session), name=device)
        for device in ("r1", "r2", "r3")
    ]
    for task in tasks:
        _, late = await asyncio.wait([task], timeout=LIMIT)
        if late:
            hung = [task for task in tasks if not task.done()]
            wait = f"{LIMIT * 1000:.0f}ms"
            left = f"tasks left: {len(hung)}"
            print(f"nothing is done for {wait}, {left}")
            print("\n".join(map(tree, hung)), flush=True)
            os._exit(1)
# ANCHOR_END: main


asyncio.run(main())

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

MOMENT = 0.020
HOUR = 3600


async def poll(device: str) -> str:
    if device == "r9":
        raise OSError(f"no route to {device}")
    return f"{device} is up"


async def slow(device: str) -> str:
    for _ in range(9):
        await asyncio.sleep(0)
    return await poll(device)


def read(file: str) -> str:
    return f"{file} was read"


# ANCHOR: run
def run() -> None:
    print("run:", asyncio.run(poll("r1")))


def runner() -> None:
    with asyncio.Runner() as runner:
        print("Runner:", runner.run(poll("r2")))
# ANCHOR_END: run


# ANCHOR: tasks
async def tasks() -> None:
    task = asyncio.create_task(poll("r1"))
    print("create_task:", await task)

    await asyncio.sleep(MOMENT)
    print("sleep: over")

    task = asyncio.create_task(asyncio.Event().wait())
    print("done:", task.done())
    task.cancel()
    await asyncio.wait([task])
    print("cancel, cancelled:", task.cancelled())

    def report(task: asyncio.Task[str]) -> None:
        print("add_done_callback:", task.result())

    task = asyncio.create_task(poll("r2"))
    task.add_done_callback(report)
    await task
# ANCHOR_END: tasks


# ANCHOR: many
async def many() -> None:
    polls = [poll(r) for r in ["r1", "r2"]]
    print("gather:", await asyncio.gather(*polls))

    answers = await asyncio.gather(
        slow("r1"), poll("r9"), return_exceptions=True
    )
    print("return_exceptions:", answers)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(poll(r)) for r in ["r1", "r2"]]
    print("TaskGroup:", [task.result() for task in tasks])

    pending = {asyncio.create_task(slow("r1"))}
    pending.add(asyncio.create_task(poll("r9")))
    done, pending = await asyncio.wait(
        pending, return_when=asyncio.FIRST_COMPLETED
    )
    print("wait:", done.pop().exception())
    async for task in asyncio.as_completed(pending):
        print("as_completed:", await task)
# ANCHOR_END: many


# ANCHOR: limits
async def commit(go: asyncio.Event) -> str:
    await go.wait()
    return "committed"


async def limits() -> None:
    try:
        async with asyncio.timeout(MOMENT):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout: TimeoutError")

    print("wait_for:", await asyncio.wait_for(poll("r1"), HOUR))

    go = asyncio.Event()
    task = asyncio.create_task(commit(go))
    try:
        async with asyncio.timeout(MOMENT):
            await asyncio.shield(task)
    except TimeoutError:
        go.set()
        print("shield: True, and", await task)
# ANCHOR_END: limits


# ANCHOR: threads
async def threads() -> None:
    print("to_thread:", await asyncio.to_thread(read, "r1.cfg"))

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        text = await loop.run_in_executor(pool, read, "r2.cfg")
    print("run_in_executor:", text)

    def outside() -> str:
        answer = asyncio.run_coroutine_threadsafe(poll("r1"), loop)
        return answer.result()

    answer = await asyncio.to_thread(outside)
    print("run_coroutine_threadsafe:", answer)

    called = asyncio.Event()

    def later() -> None:
        print("call_later: r1")
        called.set()

    loop.call_later(MOMENT, later)
    await called.wait()
# ANCHOR_END: threads


# ANCHOR: context
device: ContextVar[str] = ContextVar("device")


async def read_it() -> str:
    return device.get()


async def context() -> None:
    device.set("r1")
    print("ContextVar, set, get:", device.get())

    token = device.set("r2")
    inside = device.get()
    device.reset(token)
    print(f"reset: {inside} inside, {device.get()} after it")

    print("create_task:", await asyncio.create_task(read_it()))

    copied = copy_context()
    print("copy_context, run:", copied.run(device.get))
# ANCHOR_END: context


async def groups() -> None:
    await tasks()
    await many()
    await limits()
    await threads()
    await context()


if __name__ == "__main__":
    run()
    runner()
    asyncio.run(groups())

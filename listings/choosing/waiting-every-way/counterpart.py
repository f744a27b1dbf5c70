import time
from concurrent.futures import (
    Executor,
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

DEVICES = ["r1", "r2", "r3"]
WAIT = 0.050


# ANCHOR: job
type Answer = tuple[str, float, float]


def ask(device: str) -> Answer:
    asked = time.time()
    time.sleep(WAIT)
    return device, asked, time.time()


def in_turn() -> list[Answer]:
    return [ask(device) for device in DEVICES]
# ANCHOR_END: job


# ANCHOR: threads
def pooled(executor: type[Executor]) -> list[Answer]:
    with executor(max_workers=len(DEVICES)) as pool:
        return list(pool.map(ask, DEVICES))
# ANCHOR_END: threads


# ANCHOR: async
async def ask_async(device: str) -> Answer:
    asked = time.time()
    await asyncio.sleep(WAIT)
    return device, asked, time.time()


async def on_one_thread() -> list[Answer]:
    return await asyncio.gather(*map(ask_async, DEVICES))
# ANCHOR_END: async


def show(way: str, start: float, answers: list[Answer]) -> None:
    for device, asked, answered in answers:
        report(asked - start, f"{way}/{device}", "asked")
        report(answered - start, f"{way}/{device}", "answered")


def report(elapsed: float, lane: str, event: str) -> None:
    print(f"{elapsed * 1000:3.0f} ms  {lane}  {event}")


# ANCHOR: main
if __name__ == "__main__":
    import asyncio

    show("in-turn", time.time(), in_turn())
    show("threads", time.time(), pooled(ThreadPoolExecutor))
    show("async", time.time(), asyncio.run(on_one_thread()))
    show("processes", time.time(), pooled(ProcessPoolExecutor))
    show("isolates", time.time(), pooled(InterpreterPoolExecutor))
# ANCHOR_END: main

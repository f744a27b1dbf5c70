import asyncio
from collections.abc import Callable
from concurrent.futures import (
    Executor,
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

# ANCHOR: job
DEVICES = ["r1", "r2", "r3"]


def ask(device: str) -> str:
    if device == "r2":
        raise ValueError("no route")
    return device


def in_turn(held: list[str]) -> None:
    for device in DEVICES:
        held.append(ask(device))
# ANCHOR_END: job


# ANCHOR: threads
def by_map(held: list[str]) -> None:
    with ThreadPoolExecutor(max_workers=len(DEVICES)) as pool:
        for device in pool.map(ask, DEVICES):
            held.append(device)


def each(executor: type[Executor]) -> Callable:
    def run(held: list[str]) -> None:
        with executor(max_workers=len(DEVICES)) as pool:
            asked = [pool.submit(ask, device) for device in DEVICES]
        held += [a.result() for a in asked if not a.exception()]

    return run
# ANCHOR_END: threads


# ANCHOR: async
async def ask_async(device: str) -> str:
    return ask(device)


async def gather_each(held: list[str]) -> None:
    questions = map(ask_async, DEVICES)
    answers = await asyncio.gather(*questions, return_exceptions=True)
    held += [a for a in answers if not isinstance(a, Exception)]


async def gather_all(held: list[str]) -> None:
    held += await asyncio.gather(*map(ask_async, DEVICES))
# ANCHOR_END: async


# ANCHOR: main
def main() -> None:
    row("in turn", in_turn)
    row("threads, map", by_map)
    row("threads, submit", each(ThreadPoolExecutor))
    row("gather, each", lambda held: asyncio.run(gather_each(held)))
    row("gather", lambda held: asyncio.run(gather_all(held)))
    row("processes", each(ProcessPoolExecutor))
    row("isolates", each(InterpreterPoolExecutor))


def row(way: str, run: Callable) -> None:
    held: list[str] = []
    try:
        run(held)
        end = "goes on"
    except ValueError:
        end = "raises"
    cells = [d if d in held else "--" for d in DEVICES]
    print(f"{way:16} {' '.join(cells)}  caller {end}")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

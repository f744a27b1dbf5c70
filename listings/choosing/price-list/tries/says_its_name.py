import asyncio
import multiprocessing
import time
from collections.abc import Callable
from concurrent import interpreters
from functools import partial
from threading import Thread

print(__name__, flush=True)


def nothing() -> None:
    pass


# ANCHOR: price
def price(name: str, count: int, units: Callable) -> None:
    begun = time.perf_counter()
    units(count)
    each = (time.perf_counter() - begun) / count
    print(f"{each * 1e6:10.1f} µs  {name}")


def joined(kind: Callable, count: int) -> None:
    for _ in range(count):
        unit = kind(target=nothing)
        unit.start()
        unit.join()


async def tasks(count: int) -> None:
    async def empty() -> None:
        pass

    for task in [asyncio.create_task(empty()) for _ in range(count)]:
        await task


def subinterpreters(count: int) -> None:
    for _ in range(count):
        interpreters.create().close()
# ANCHOR_END: price


# ANCHOR: main
def main() -> None:
    price("thread", 200, partial(joined, Thread))
    price("task", 2000, lambda count: asyncio.run(tasks(count)))
    for method in ["fork", "forkserver", "spawn"]:
        process = multiprocessing.get_context(method).Process
        joined(process, 1)  # The first one starts the server.
        price(f"process, {method}", 4, partial(joined, process))
    price("subinterpreter", 5, subinterpreters)


if __name__ == "__main__":
    main()
# ANCHOR_END: main

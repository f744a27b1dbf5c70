import asyncio
from collections.abc import Coroutine
from inspect import getcoroutinelocals

SIZE = 4096


async def uses_it_after() -> int:
    table = bytes([1]) * SIZE
    await asyncio.sleep(0)
    return table[0]


async def uses_it_before() -> int:
    table = bytes([1]) * SIZE
    largest = max(table)
    del table
    await asyncio.sleep(0)
    return largest


async def calls() -> int:
    return await uses_it_after()


def holds_a_table(coroutine: Coroutine) -> bool:
    coroutine.send(None)
    held = "table" in getcoroutinelocals(coroutine)
    coroutine.close()
    return held


print(f"used after: {holds_a_table(uses_it_after())}")
print(f"used before: {holds_a_table(uses_it_before())}")
print(f"the caller: {holds_a_table(calls())}")

import asyncio
from collections.abc import Coroutine


# ANCHOR: main
async def two_answers(answers: asyncio.Queue[int]) -> int:
    first = await answers.get()
    second = await answers.get()
    return first + second


def step(coroutine: Coroutine[object, None, int]) -> str:
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return f"Ready({stop.value})"
    return "Pending"


async def main() -> None:
    answers: asyncio.Queue[int] = asyncio.Queue()
    both = two_answers(answers)

    print("no answer:", step(both))
    answers.put_nowait(24)
    print("one answer:", step(both))
    answers.put_nowait(48)
    print("both:", step(both))


asyncio.run(main())
# ANCHOR_END: main

import asyncio


class Cell:
    def __init__(self) -> None:
        self.value = 0


async def ask() -> None:
    await asyncio.sleep(0)


async def read_ask_write(answers: Cell) -> None:
    seen = answers.value
    await ask()
    answers.value = seen + 1


async def ask_read_write(answers: Cell) -> None:
    await ask()
    answers.value = answers.value + 1


async def main() -> None:
    answers = Cell()
    await asyncio.gather(*(read_ask_write(answers) for _ in range(100)))
    print(f"an await in between: {answers.value} of 100")

    answers = Cell()
    await asyncio.gather(*(ask_read_write(answers) for _ in range(100)))
    print(f"no await in between: {answers.value} of 100")


asyncio.run(main())

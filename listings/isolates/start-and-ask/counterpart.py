import asyncio
import time
from collections.abc import Callable
from concurrent import interpreters
from multiprocessing import Pipe, Process
from queue import SimpleQueue
from statistics import median
from threading import Thread


def nothing() -> None:
    pass


def answer(questions, answers) -> None:
    while (number := questions.get()) is not None:
        answers.put(number + 1)


def answer_through(pipe) -> None:
    while (number := pipe.recv()) is not None:
        pipe.send(number + 1)


# ANCHOR: start
async def start() -> None:
    async def thread() -> None:
        unit = Thread(target=nothing)
        unit.start()
        unit.join()

    async def task() -> None:
        inbox = asyncio.Queue()
        unit = asyncio.create_task(inbox.get())
        inbox.put_nowait(None)
        await unit

    async def subinterpreter() -> None:
        interpreters.create().close()

    async def process() -> None:
        unit = Process(target=nothing)
        unit.start()
        unit.join()

    print("start and end")
    report("thread", await middle(31, thread))
    report("task", await middle(31, task))
    report("subinterpreter", await middle(9, subinterpreter))
    report("process", await middle(9, process))
# ANCHOR_END: start


async def ask_a_thread() -> float:
    questions, answers = SimpleQueue(), SimpleQueue()
    Thread(target=answer, args=[questions, answers]).start()

    async def ask() -> None:
        questions.put(41)
        assert answers.get() == 42

    took = await middle(31, ask)
    questions.put(None)
    return took


# ANCHOR: ask
async def ask_a_task() -> float:
    async def serve() -> None:
        while True:
            answers.put_nowait(await questions.get() + 1)

    async def ask() -> None:
        questions.put_nowait(41)
        assert await answers.get() == 42

    questions, answers = asyncio.Queue(), asyncio.Queue()
    serving = asyncio.create_task(serve())
    took = await middle(31, ask)
    serving.cancel()
    return took


async def ask_a_subinterpreter() -> float:
    questions = interpreters.create_queue()
    answers = interpreters.create_queue()
    interpreter = interpreters.create()
    thread = interpreter.call_in_thread(answer, questions, answers)

    async def ask() -> None:
        questions.put(41)
        assert answers.get() == 42

    took = await middle(9, ask)
    questions.put(None)
    thread.join()
    interpreter.close()
    return took
# ANCHOR_END: ask


async def call_a_subinterpreter() -> float:
    async def ask() -> None:
        assert interpreter.call(next_number, 41) == 42

    interpreter = interpreters.create()
    took = await middle(31, ask)
    interpreter.close()
    return took


async def ask_a_process() -> float:
    near, far = Pipe()
    process = Process(target=answer_through, args=[far])
    process.start()

    async def ask() -> None:
        near.send(41)
        assert near.recv() == 42

    took = await middle(31, ask)
    near.send(None)
    process.join()
    return took


# ANCHOR: median
async def middle(times: int, run: Callable) -> float:
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        await run()
        took.append(time.perf_counter() - begun)
    return median(took)
# ANCHOR_END: median


def next_number(number: int) -> int:
    return number + 1


def report(kind: str, took: float) -> None:
    print(f"  {kind:22} {took * 1_000_000:8.1f} µs")


# ANCHOR: main
async def main() -> None:
    await start()
    print("a message and its answer")
    report("thread", await ask_a_thread())
    report("task", await ask_a_task())
    report("subinterpreter, queue", await ask_a_subinterpreter())
    report("subinterpreter, call", await call_a_subinterpreter())
    report("process", await ask_a_process())


if __name__ == "__main__":
    asyncio.run(main())
# ANCHOR_END: main

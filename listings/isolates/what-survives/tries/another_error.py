import asyncio
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from concurrent import interpreters
from concurrent.futures import Future, ThreadPoolExecutor, wait
from multiprocessing import get_context

SHORT, LONG = 0.050, 20.0
fork = get_context("fork")


def ask() -> str:
    return "up"


# ANCHOR: failures
def exception() -> None:
    raise ValueError("no route")


def abort() -> None:
    import os

    os.abort()


def stack_overflow() -> None:
    def deeper() -> None:
        deeper()

    deeper()


def endless_loop() -> None:
    while True:
        pass


def memory_hunger() -> None:
    hoarded = [bytes(1 << 20)]
    try:
        while True:
            hoarded.append(bytes(2 * len(hoarded[-1])))
    except MemoryError:
        raise RuntimeError


def wild_pointer() -> None:
    import ctypes

    ctypes.memset(16, 1, 1)
# ANCHOR_END: failures


# ANCHOR: threads
def threads(fail: Callable) -> str:
    return watch(fail, lambda job: job(), lambda job: job())


def subinterpreters(fail: Callable) -> str:
    first, neighbour = interpreters.create(), interpreters.create()
    return watch(fail, first.call, neighbour.call)
# ANCHOR_END: threads


# ANCHOR: judge
def watch(fail: Callable, first: Callable, neighbour: Callable) -> str:
    one, another = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
    another.submit(neighbour, ask).result(LONG)
    job = one.submit(first, fail)
    wait([job], patience(fail))
    another.submit(neighbour, ask).result(LONG)
    return verdict(job)


def verdict(job: Future | asyncio.Task) -> str:
    if not job.done():
        return "stuck"
    return "held" if job.exception() else "unseen"


def patience(fail: Callable) -> float:
    return SHORT if fail is endless_loop else LONG
# ANCHOR_END: judge


# ANCHOR: task
async def tasks(fail: Callable) -> str:
    async def first() -> None:
        fail()

    async def neighbour() -> str:
        await asked.wait()
        return ask()

    asked = asyncio.Event()
    another = asyncio.create_task(neighbour())
    await asyncio.sleep(0)
    signal.setitimer(signal.ITIMER_PROF, 10 * patience(fail))
    job = asyncio.create_task(first())
    await asyncio.wait([job], timeout=patience(fail))
    asked.set()
    await another
    return verdict(job)
# ANCHOR_END: task


# ANCHOR: process
def processes(fail: Callable) -> str:
    near, far = fork.Pipe()
    neighbour = fork.Process(target=serve, args=[far])
    neighbour.start()
    first = fork.Process(target=fail)
    first.start()
    first.join(patience(fail))
    if first.exitcode is None:
        first.kill()
        first.join()
    near.send("ask")
    near.recv()
    neighbour.join()
    return "held" if first.exitcode else "unseen"


def serve(requests) -> None:
    requests.recv()
    requests.send(ask())
# ANCHOR_END: process


KINDS = {
    "thread": threads,
    "task": tasks,
    "subinterpreter": subinterpreters,
    "process": processes,
}
FAILURES = [
    exception,
    abort,
    stack_overflow,
    endless_loop,
    memory_hunger,
    wild_pointer,
]


# ANCHOR: swallowed
def look_up() -> None:
    raise LookupError


def give_up() -> None:
    raise MemoryError


def swallowed() -> None:
    interpreter = interpreters.create()
    for job in look_up, give_up:
        try:
            print(f"{job.__name__}: {interpreter.call(job)}")
        except interpreters.ExecutionFailed as error:
            print(f"{job.__name__}: {error.excinfo.type.__name__}")
    interpreter.close()
# ANCHOR_END: swallowed


# ANCHOR: table
def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    table = [
        [start(kind, fail) for kind in KINDS.values()]
        for fail in FAILURES
    ]
    print(row("", KINDS))
    for fail, hosts in zip(FAILURES, table):
        name = fail.__name__.replace("_", " ")
        print(row(name, [word(*host) for host in hosts]))
    swallowed()


def start(kind: Callable, fail: Callable) -> tuple:
    verdicts, far = fork.Pipe(duplex=False)
    child = fork.Process(target=host, args=[kind, fail, far])
    child.start()
    return child, verdicts


def word(child, verdicts) -> str:
    child.join()
    if child.exitcode == -signal.SIGPROF:
        return "all stuck"
    return verdicts.recv() if child.exitcode >= 0 else "lost"
# ANCHOR_END: table


def host(kind: Callable, fail: Callable, verdicts) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    found = kind(fail)
    if asyncio.iscoroutine(found):
        found = asyncio.run(found)
    verdicts.send(found)
    os._exit(0)


def row(name: str, cells: Iterable[str]) -> str:
    padded = "".join(f"{cell:16}" for cell in cells)
    return f"{name:16}{padded}".rstrip()


if __name__ == "__main__":
    main()

"""Units: a thread, an async task, a process by each start method, and a
subinterpreter."""

import asyncio
import multiprocessing
import threading

import protocol

try:
    from concurrent import interpreters
except ImportError:
    interpreters = None


def nothing():
    pass


def held(count, make):
    """How much more memory this process holds while what is made is alive."""
    before = protocol.private_memory()
    made = make()
    after = protocol.private_memory()
    del made
    return None if before is None else (after - before) / count


def repeated(count, work):
    def all_of_them():
        for _ in range(count):
            work()

    return protocol.seconds(all_of_them) / count


def threads(_):
    def one():
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()

    end, count = threading.Event(), 500
    started = threading.Barrier(count + 1)

    def wait():
        started.wait()
        end.wait()

    def many():
        for _ in range(count):
            threading.Thread(target=wait).start()
        started.wait()

    result = {"time": repeated(1000, one), "memory": held(count, many)}
    end.set()
    return result


def tasks(_):
    async def awaited():
        pass

    async def many(count):
        for task in [asyncio.create_task(awaited()) for _ in range(count)]:
            await task

    async def pending(count):
        # Everything that waits has begun before the memory is read.
        future = asyncio.get_running_loop().create_future()

        async def wait():
            await future

        before = protocol.private_memory()
        waiting = [asyncio.create_task(wait()) for _ in range(count)]
        await asyncio.sleep(0)
        after = protocol.private_memory()
        future.set_result(None)
        await asyncio.gather(*waiting)
        return None if before is None else (after - before) / count

    count = 100_000
    time = protocol.seconds(lambda: asyncio.run(many(count))) / count
    return {"time": time, "memory": asyncio.run(pending(count))}


def wait_for(end):
    end.send("started")
    end.recv()


def processes(method, count):
    def measure(_):
        context = multiprocessing.get_context(method)

        def one():
            process = context.Process(target=nothing)
            process.start()
            process.join()

        # The first one starts the server of forkserver.
        one()
        time = repeated(count, one)
        here, there = context.Pipe()
        process = context.Process(target=wait_for, args=(there,))
        process.start()
        here.recv()
        memory = protocol.private_memory(process.pid)
        here.send("end")
        process.join()
        return {"time": time, "memory": memory}

    return measure


def subinterpreters(_):
    def one():
        interpreters.create().close()

    def many():
        return [interpreters.create() for _ in range(20)]

    one()
    return {"time": repeated(10, one), "memory": held(20, many)}


if __name__ == "__main__":
    cases = {
        "thread": ([], threads),
        "task": ([], tasks),
        "process, fork": ([], processes("fork", 20)),
        "process, forkserver": ([], processes("forkserver", 20)),
        "process, spawn": ([], processes("spawn", 3)),
        "subinterpreter": ([], subinterpreters),
    }
    missing = []
    if not interpreters:
        del cases["subinterpreter"]
        missing = [("subinterpreter", "concurrent.interpreters is new in 3.14")]
    protocol.run(cases, missing)

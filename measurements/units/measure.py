"""Units: a thread, an async task, a process by each start method, and a
subinterpreter. Each is given a number and gives back the next, and each has
what this program imports, unless its name says that it has nothing."""

import asyncio
import multiprocessing
import subprocess
import sys
import threading

import protocol

try:
    from concurrent import interpreters
except ImportError:
    interpreters = None

# What a unit with an interpreter of its own imports that does not start with
# this file.
IMPORTS = "import asyncio, multiprocessing, subprocess, threading"

# What a new interpreter runs that imports nothing but what it needs to end.
BARE = "import sys; print(); sys.stdin.read(); sys.exit(int(sys.argv[1]) + 1)"


def following(number):
    return number + 1


def kernel_memory():
    """What the kernel keeps of its own for all that runs on the machine, in
    bytes."""
    try:
        with open("/proc/meminfo") as lines:
            table = dict(line.split(":", 1) for line in lines)
    except OSError:
        return None
    keys = ("KernelStack", "PageTables", "SUnreclaim")
    return sum(int(table[key].split()[0]) for key in keys) * 1024


def held(count, make, of_others=lambda made: 0):
    """What is kept for each of so many units, while those that are made are
    alive: by this process and by the kernel. `of_others` is what other
    processes hold of it."""
    own, kernel = protocol.private_memory(), kernel_memory()
    if own is None or kernel is None:
        return {}
    made = make()
    own = protocol.private_memory() - own + of_others(made)
    kernel = kernel_memory() - kernel
    return {"memory": own / count, "kernel": kernel / count}


def repeated(count, work):
    def all_of_them():
        for _ in range(count):
            work()

    return protocol.seconds(all_of_them) / count


def threads(_):
    def one():
        answers = []
        thread = threading.Thread(target=lambda: answers.append(following(7)))
        thread.start()
        thread.join()
        assert answers == [8]

    end, count = threading.Event(), 500
    started = threading.Barrier(count + 1)

    def wait():
        assert following(7) == 8
        started.wait()
        end.wait()

    def many():
        for _ in range(count):
            threading.Thread(target=wait).start()
        started.wait()

    result = {"time": repeated(1000, one), **held(count, many)}
    end.set()
    return result


def tasks(_):
    async def awaited():
        return following(7)

    async def many(count):
        for task in [asyncio.create_task(awaited()) for _ in range(count)]:
            assert await task == 8

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
        # The kernel knows nothing of tasks.
        return None if before is None else (after - before) / count

    count = 100_000
    time = protocol.seconds(lambda: asyncio.run(many(count))) / count
    return {"time": time, "memory": asyncio.run(pending(count))}


def leave(number):
    sys.exit(following(number))


def wait_for(end):
    assert following(7) == 8
    end.send(sorted(sys.modules.keys() & IMPORTED))
    end.recv()


# The child says which of these it has.
IMPORTED = {"asyncio", "multiprocessing", "subprocess", "threading"}


def processes(method, count, many_alive):
    def measure(_):
        context = multiprocessing.get_context(method)

        def one():
            process = context.Process(target=leave, args=(7,))
            process.start()
            process.join()
            assert process.exitcode == 8

        # The first one starts the server of forkserver.
        one()
        time, alive = repeated(count, one), []

        def many():
            for _ in range(many_alive):
                here, there = context.Pipe()
                process = context.Process(target=wait_for, args=(there,))
                process.start()
                alive.append((process, here))
                imported = here.recv()
                assert imported == sorted(IMPORTED), imported

        def of_children(_):
            return sum(protocol.private_memory(process.pid) for process, _ in alive)

        kept = held(many_alive, many, of_children)
        for process, here in alive:
            here.send("end")
            process.join()
        return {"time": time, **kept}

    return measure


def new_interpreters(_):
    command = [sys.executable, "-c", BARE, "7"]

    def one():
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        assert ended.returncode == 8

    def many():
        alive = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(20)
        ]
        for process in alive:
            assert process.stdout.read(1) == b"\n"
        all_of_them.extend(alive)
        return alive

    def of_children(alive):
        return sum(protocol.private_memory(process.pid) for process in alive)

    one()
    all_of_them = []
    result = {"time": repeated(20, one), **held(20, many, of_children)}
    for process in all_of_them:
        process.communicate()
    return result


def subinterpreters(imports):
    def measure(_):
        def made():
            isolate = interpreters.create()
            if imports:
                isolate.exec(imports)
            assert isolate.call(following, 7) == 8
            return isolate

        def many():
            return [made() for _ in range(5)]

        made().close()
        kept = held(5, many)
        # It has no thread or addresses of its own: there is nothing to see.
        kept.pop("kernel", None)
        return {"time": repeated(3, lambda: made().close()), **kept}

    return measure


if __name__ == "__main__":
    cases = {
        "thread": ([], threads),
        "task": ([], tasks),
        "process, fork": ([], processes("fork", 20, 50)),
        "process, forkserver": ([], processes("forkserver", 20, 50)),
        "process, spawn": ([], processes("spawn", 3, 10)),
        "new interpreter, no imports": ([], new_interpreters),
        "subinterpreter": ([], subinterpreters(IMPORTS)),
        "subinterpreter, no imports": ([], subinterpreters(None)),
    }
    missing = []
    if not interpreters:
        for name in ("subinterpreter", "subinterpreter, no imports"):
            del cases[name]
            missing.append((name, "concurrent.interpreters is new in 3.14"))
    protocol.run(cases, missing)

"""The round trip of a message between units of each kind."""

import asyncio
import multiprocessing
import queue
import threading
from multiprocessing import shared_memory

import protocol

try:
    from concurrent import interpreters
except ImportError:
    interpreters = None

SIZES = [8, 1_000_000]


def trips(size):
    return 50 if size > 1000 else 1000


def message_of(size):
    """Bytes that differ; the first is 0."""
    return (bytes(range(250)) * (size // 250 + 1))[:size]


def measured(size, trip, count=None):
    """The time of one round trip; the first is not counted, and the answer of
    a last one is compared with what was sent."""
    trip()
    count = count or trips(size)

    def all_of_them():
        for _ in range(count):
            trip()

    seconds = protocol.seconds(all_of_them)
    assert trip() == message_of(size), "another message came back"
    return {"time": seconds / count}


def echo(receive, send):
    while (message := receive()) is not None:
        send(message)


def threads(size):
    there, back = queue.Queue(), queue.Queue()
    # What shares memory copies nothing: both sides copy once, on purpose.
    copied_back = lambda message: back.put(bytearray(message))
    threading.Thread(target=echo, args=(there.get, copied_back)).start()
    message = message_of(size)

    def trip():
        there.put(bytearray(message))
        return back.get()

    result = measured(size, trip)
    there.put(None)
    return result


async def tasks(size):
    there, back = asyncio.Queue(1), asyncio.Queue(1)

    async def answer():
        while (message := await there.get()) is not None:
            await back.put(bytearray(message))

    task = asyncio.create_task(answer())
    message, count = message_of(size), trips(size)

    async def trip():
        await there.put(bytearray(message))
        return await back.get()

    await trip()
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _ in range(count):
        await trip()
    time = (loop.time() - began) / count
    assert await trip() == message, "another message came back"
    await there.put(None)
    await task
    return {"time": time}


def answer_pipe(pipe):
    while message := pipe.recv_bytes():
        pipe.send_bytes(message)


def pipes(size):
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer_pipe, args=(there,))
    process.start()
    message = message_of(size)

    def trip():
        here.send_bytes(message)
        return here.recv_bytes()

    result = measured(size, trip)
    here.send_bytes(b"")
    process.join()
    return result


def answer_queue(there, back):
    echo(there.get, back.put)


def simple_queues(size):
    there, back = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=answer_queue, args=(there, back))
    process.start()
    message = message_of(size)

    def trip():
        there.put(message)
        return back.get()

    result = measured(size, trip)
    there.put(None)
    process.join()
    return result


def answer_shared(name, size, asked, answered):
    memory = shared_memory.SharedMemory(name)
    while True:
        asked.acquire()
        message = bytes(memory.buf[:size])
        if message[0]:
            memory.close()
            return
        memory.buf[:size] = message
        answered.release()


def shared(size):
    memory = shared_memory.SharedMemory(create=True, size=size)
    asked, answered = multiprocessing.Semaphore(0), multiprocessing.Semaphore(0)
    process = multiprocessing.Process(
        target=answer_shared, args=(memory.name, size, asked, answered)
    )
    process.start()
    message = message_of(size)

    def trip():
        memory.buf[:size] = message
        asked.release()
        answered.acquire()
        return bytes(memory.buf[:size])

    result = measured(size, trip)
    memory.buf[0] = 1
    asked.release()
    process.join()
    memory.close()
    memory.unlink()
    return result


def subinterpreters(size):
    there, back = interpreters.create_queue(), interpreters.create_queue()
    isolate = interpreters.create()
    isolate.prepare_main(there=there, back=back)
    thread = threading.Thread(
        target=isolate.exec,
        args=("while (message := there.get()) is not None: back.put(message)",),
    )
    thread.start()
    message = message_of(size)

    def trip():
        there.put(message)
        return back.get()

    # It polls: a trip takes so long that fewer will do.
    result = measured(size, trip, count=20)
    there.put(None)
    thread.join()
    isolate.close()
    return result


def given_back(message):
    return message


def calls(size):
    isolate = interpreters.create()
    message = message_of(size)

    def trip():
        return isolate.call(given_back, message)

    result = measured(size, trip)
    isolate.close()
    return result


if __name__ == "__main__":
    cases = {
        "threads, queue": (SIZES, threads),
        "tasks, queue": (SIZES, lambda size: asyncio.run(tasks(size))),
        "processes, pipe": (SIZES, pipes),
        "processes, SimpleQueue": (SIZES, simple_queues),
        "processes, shared memory": (SIZES, shared),
    }
    missing = []
    own = {"subinterpreters, call": (SIZES, calls), "subinterpreters, queue": (SIZES, subinterpreters)}
    if interpreters:
        cases.update(own)
    else:
        missing = [(name, "concurrent.interpreters is new in 3.14") for name in own]
    protocol.run(cases, missing, often=True)

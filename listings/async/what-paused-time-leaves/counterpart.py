import asyncio
import socket
import time
from asyncio import Future
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from selectors import DefaultSelector
from threading import Event, Thread


class JumpingSelector(DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        ready = super().select(timeout and 0)
        if timeout and not ready:
            self.now += timeout
        return ready


class PausedLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.clock = JumpingSelector()
        super().__init__(self.clock)

    def time(self) -> float:
        return self.clock.now


# ANCHOR: measure
HOUR = 3600
BRIEF = 0.050


async def measure(name: str, work: Awaitable[object]) -> None:
    loop = asyncio.get_running_loop()
    real, clock = time.perf_counter(), loop.time()
    ended = True
    try:
        async with asyncio.timeout(HOUR):
            await work
    except TimeoutError:
        ended = False
    real, clock = time.perf_counter() - real, loop.time() - clock
    print(f"{name}, ended: {ended}")
    print(f"  {clock:.0f} seconds in {real * 1000:.0f} ms")
# ANCHOR_END: measure


async def blocked() -> None:
    time.sleep(BRIEF)


def answer(loop: PausedLoop, told: Future, go_on: Event) -> None:
    go_on.wait()
    loop.call_soon_threadsafe(told.set_result, "up")


# ANCHOR: main
async def main() -> None:
    client, silent = socket.socketpair()
    client.setblocking(False)
    loop = asyncio.get_running_loop()
    go_on = Event()

    await measure("sleep", asyncio.sleep(HOUR / 2))
    await measure("time.sleep", blocked())
    with silent, client, ThreadPoolExecutor() as executor:
        waiting = loop.run_in_executor(executor, go_on.wait)
        await measure("run_in_executor", waiting)
        await measure("socket", loop.sock_recv(client, 1))

        told = loop.create_future()
        other = Thread(target=answer, args=(loop, told, go_on))
        other.start()
        await measure("another thread", asyncio.shield(told))
        go_on.set()
        other.join()


asyncio.run(main(), loop_factory=PausedLoop)
# ANCHOR_END: main

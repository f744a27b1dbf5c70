import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from selectors import DefaultSelector

ASK = b"\x01"
EACH = 1.0
ATTEMPTS = 3
LATENCY = 0.050


# ANCHOR: server
class Pool:
    def __init__(self) -> None:
        self.taken: list[int] = []

    def take(self) -> int:
        free = 1 + len(self.taken)
        self.taken.append(free)
        return free


type Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def serve(client: Stream, pool: Pool) -> None:
    reader, writer = client
    with contextlib.closing(writer):
        await reader.readexactly(1)
        writer.write(bytes([pool.take()]))
# ANCHOR_END: server


# ANCHOR: client
async def attempt(connect: Callable[[], Awaitable[Stream]]) -> int:
    reader, writer = await connect()
    with contextlib.closing(writer):
        writer.write(ASK)
        return (await reader.readexactly(1))[0]


async def take(connect: Callable[[], Awaitable[Stream]]) -> int | None:
    for _ in range(ATTEMPTS):
        try:
            async with asyncio.timeout(EACH):
                return await attempt(connect)
        except OSError, EOFError:
            pass
    return None
# ANCHOR_END: client


class JumpingSelector(DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        ready = super().select(timeout and 0)
        if timeout and not ready:
            self.now += timeout
        return ready


class Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.clock = JumpingSelector()
        super().__init__(self.clock)

    def time(self) -> float:
        return self.clock.now


# ANCHOR: wire
class Wire(asyncio.Transport):
    """Carries what is written to the reader at its other end."""

    def __init__(self, other_end: asyncio.StreamReader) -> None:
        super().__init__()
        self.closed = False
        self.other_end = other_end
        self.cut = False

    def write(self, data: bytes) -> None:
        if not self.cut:
            loop = asyncio.get_running_loop()
            loop.call_later(LATENCY, self.other_end.feed_data, data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


def connected(cut: bool) -> tuple[Stream, Stream]:
    """Both ends of a connection; the answer may be cut off."""
    loop = asyncio.get_running_loop()
    readers = asyncio.StreamReader(), asyncio.StreamReader()
    wires = Wire(readers[1]), Wire(readers[0])
    wires[1].cut = cut
    writers = (
        asyncio.StreamWriter(
            wire, asyncio.StreamReaderProtocol(reader), reader, loop
        )
        for wire, reader in zip(wires, readers)
    )
    client, server = zip(readers, writers)
    return client, server
# ANCHOR_END: wire


# ANCHOR: network
async def simulate(lost: int) -> tuple[int | None, list[int]]:
    pool = Pool()
    cuts = iter([True] * lost)
    async with asyncio.TaskGroup() as servers:

        async def connect() -> Stream:
            client, server = connected(next(cuts, False))
            servers.create_task(serve(server, pool))
            return client

        told = await take(connect)
    return told, pool.taken
# ANCHOR_END: network


# ANCHOR: main
async def main() -> None:
    for lost in range(4):
        told, taken = await simulate(lost)
        print(f"{lost} lost: told {told or "nothing"}, taken {taken}")


asyncio.run(main(), loop_factory=Loop)
# ANCHOR_END: main

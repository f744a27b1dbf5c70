import asyncio
import contextlib
import itertools
import random
from collections.abc import Awaitable, Callable, Iterator
from selectors import DefaultSelector

EACH = 1.0
ATTEMPTS = 3
NETWORKS = 100
LATENCY = 0.050


# ANCHOR: server
class Pool:
    def __init__(self) -> None:
        self.taken: list[int] = []
        self.answered: dict[int, int] = {}

    def take(self, request: int) -> int:
        if request not in self.answered:
            free = 1 + len(self.taken)
            self.taken.append(free)
            self.answered[request] = free
        return self.answered[request]


type Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def serve(client: Stream, pool: Pool) -> None:
    reader, writer = client
    with contextlib.closing(writer):
        request = int.from_bytes(await reader.readexactly(8))
        writer.write(bytes([pool.take(request)]))
# ANCHOR_END: server


# ANCHOR: client
async def attempt(
    connect: Callable[[], Awaitable[Stream]], request: int
) -> int:
    reader, writer = await connect()
    with contextlib.closing(writer):
        writer.write(request.to_bytes(8))
        return (await reader.readexactly(1))[0]


async def take(
    connect: Callable[[], Awaitable[Stream]], ids: Iterator[int]
) -> int | None:
    for _, request in zip(range(ATTEMPTS), ids):
        try:
            async with asyncio.timeout(EACH):
                return await attempt(connect, request)
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

    def __init__(
        self, other_end: asyncio.StreamReader, chance: random.Random
    ) -> None:
        super().__init__()
        self.closed = False
        self.other_end = other_end
        self.chance = chance

    def write(self, data: bytes) -> None:
        if self.chance.random() > 0.2:
            loop = asyncio.get_running_loop()
            loop.call_later(LATENCY, self.other_end.feed_data, data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


def connected(chance: random.Random) -> tuple[Stream, Stream]:
    """Both ends of a connection on which data are lost."""
    loop = asyncio.get_running_loop()
    readers = asyncio.StreamReader(), asyncio.StreamReader()
    wires = Wire(readers[1], chance), Wire(readers[0], chance)
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
async def simulate(seed: int, ids: Iterator[int]) -> list[int]:
    pool = Pool()
    chance = random.Random(seed)
    servers = set()

    async def connect() -> Stream:
        client, server = connected(chance)
        servers.add(asyncio.create_task(serve(server, pool)))
        return client

    await take(connect, ids)
    for server in servers:
        server.cancel()
    await asyncio.gather(*servers, return_exceptions=True)
    return pool.taken
# ANCHOR_END: network


# ANCHOR: main
def one_for_each_request() -> Iterator[int]:
    return itertools.repeat(7)


def one_for_each_attempt() -> Iterator[int]:
    return itertools.count(7)


async def first_fault(ids: Callable[[], Iterator[int]]) -> int | None:
    """The first seed with which more than one address is taken."""
    for seed in range(NETWORKS):
        if len(await simulate(seed, ids())) > 1:
            return seed
    return None


async def main() -> None:
    seed = await first_fault(one_for_each_request)
    print(f"for each request: {seed}")
    seed = await first_fault(one_for_each_attempt)
    print(f"for each attempt: seed {seed}")
    for _ in range(2):
        taken = await simulate(seed, one_for_each_attempt())
        print(f"seed {seed} again: taken {taken}")


asyncio.run(main(), loop_factory=Loop)
# ANCHOR_END: main

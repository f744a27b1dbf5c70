import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from selectors import DefaultSelector

ATTEMPTS = 3


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
    connect: Callable[[], Awaitable[Stream]],
    request: int,
    each: float,
) -> int | None:
    for _ in range(ATTEMPTS):
        try:
            async with asyncio.timeout(each):
                return await attempt(connect, request)
        except OSError, EOFError:
            await asyncio.sleep(each)
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


@dataclass
class Network:
    each_way: float
    split_until: float

    def is_split(self) -> bool:
        return asyncio.get_running_loop().time() < self.split_until


# ANCHOR: wire
class Wire(asyncio.Transport):
    """Carries what is written to the reader at its other end."""

    def __init__(
        self, other_end: asyncio.StreamReader, network: Network
    ) -> None:
        super().__init__()
        self.closed = False
        self.other_end = other_end
        self.network = network

    def write(self, data: bytes) -> None:
        if not self.network.is_split():
            loop = asyncio.get_running_loop()
            later = self.network.each_way
            loop.call_later(later, self.other_end.feed_data, data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


def connected(network: Network) -> tuple[Stream, Stream]:
    """Both ends of a connection."""
    loop = asyncio.get_running_loop()
    readers = asyncio.StreamReader(), asyncio.StreamReader()
    wires = Wire(readers[1], network), Wire(readers[0], network)
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
async def simulate(
    network: Network,
) -> list[tuple[int | None, list[int]]]:
    pool = Pool()
    servers = set()

    async def connect() -> Stream:
        if network.is_split():
            raise ConnectionRefusedError
        await asyncio.sleep(2 * network.each_way)
        client, server = connected(network)
        servers.add(asyncio.create_task(serve(server, pool)))
        return client

    seen = []
    for each in (1, 10):
        told = await take(connect, 7, each)
        seen.append((told, list(pool.taken)))
    for server in servers:
        server.cancel()
    await asyncio.gather(*servers, return_exceptions=True)
    return seen
# ANCHOR_END: network


# ANCHOR: main
async def main() -> None:
    loop = asyncio.get_running_loop()
    networks = [
        ("quick", 0.05, 0),
        ("slow", 0.4, 0),
        ("split for a moment", 0.05, 1.5),
        ("split for longer", 0.05, 20),
    ]
    for name, each_way, split in networks:
        print(f"{name}:")
        network = Network(each_way, loop.time() + split)
        for told, taken in await simulate(network):
            print(f"  told {told or "nothing"}, taken {taken}")


asyncio.run(main(), loop_factory=Loop)
# ANCHOR_END: main

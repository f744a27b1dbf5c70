import asyncio
import sys
from asyncio import FIRST_COMPLETED

GRACE = 10

# ANCHOR: limits
MOST = 100
LONGEST = 1024
IDLE = 60
# ANCHOR_END: limits


class Server:
    # ANCHOR: server
    def __init__(self) -> None:
        self.stop = asyncio.Event()
        self.accepted = self.answered = 0
        self.in_flight: asyncio.Queue[str] = asyncio.Queue()
        self.devices = asyncio.Semaphore(0)
        self.seats = asyncio.Semaphore(MOST)
        self.connections: set[asyncio.Task[None]] = set()
    # ANCHOR_END: server

    # ANCHOR: talk
    async def talk(
        self,
        requests: asyncio.StreamReader,
        answers: asyncio.StreamWriter,
    ) -> None:
        try:
            async with self.seats:
                while request := await self.next_request(requests):
                    self.accepted += 1
                    self.in_flight.put_nowait(request)
                    answer = await self.ask(request.rstrip())
                    answers.write(answer.encode())
                    async with asyncio.timeout(IDLE):
                        await answers.drain()
                    self.answered += 1
        except (OSError, ValueError) as error:
            print("a connection has ended:", error, file=sys.stderr)
        finally:
            answers.close()

    async def next_request(self, requests: asyncio.StreamReader) -> str:
        if self.stop.is_set():
            return ""
        read = asyncio.create_task(requests.readline())
        stop = asyncio.create_task(self.stop.wait())
        await asyncio.wait(
            [read, stop], timeout=IDLE, return_when=FIRST_COMPLETED
        )
        stop.cancel()
        if read.done():
            return read.result().decode()
        read.cancel()
        if self.stop.is_set():
            return ""
        raise TimeoutError("it was idle for too long")
    # ANCHOR_END: talk

    async def ask(self, device: str) -> str:
        await self.devices.acquire()
        return f"{device} is up\n"

    # ANCHOR: accept
    async def accept(self) -> asyncio.Server:
        """Accepts until the server that it returns is closed."""
        return await asyncio.start_server(
            self.serve, "127.0.0.1", 0, limit=LONGEST
        )

    def serve(
        self,
        requests: asyncio.StreamReader,
        answers: asyncio.StreamWriter,
    ) -> None:
        talk = asyncio.create_task(self.talk(requests, answers))
        self.connections.add(talk)
        talk.add_done_callback(self.connections.discard)
    # ANCHOR_END: accept

    # ANCHOR: drain
    async def drain(self, grace: float) -> bool:
        """Waits for the connections, and cuts off the late ones."""
        talks = self.connections.copy()
        if not talks:
            return True
        _, late = await asyncio.wait(talks, timeout=grace)
        for talk in late:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        return not late
    # ANCHOR_END: drain


async def ask(port: int, request: str) -> str:
    """Sends one request, and reads until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    answer = await reader.read()
    writer.close()
    return answer.decode().rstrip()


# ANCHOR: main
async def main() -> None:
    server = Server()
    accepting = await server.accept()
    port = accepting.sockets[0].getsockname()[1]
    clients = [
        asyncio.create_task(ask(port, request))
        for request in ["", "r1\n", "r2\n", "r3\n"]
    ]
    for _ in range(3):
        await server.in_flight.get()

    print("stop, with 3 requests in flight")
    server.stop.set()
    accepting.close()
    try:
        await ask(port, "r4\n")
    except OSError:
        print("a late client is turned away: true")
    for _ in range(3):
        server.devices.release()
    all_in_time = await server.drain(GRACE)
    print(f"all in time: {all_in_time}".lower())
    for client in clients:
        print(f'answer: "{await client}"')
    print(f"accepted {server.accepted}, answered {server.answered}")
# ANCHOR_END: main


asyncio.run(main())

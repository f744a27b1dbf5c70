import asyncio


class Server:
    """Logs in when `open` has a permit."""

    def __init__(self) -> None:
        self.logins = 0
        self.open = asyncio.Semaphore(0)

    async def log_in(self) -> int:
        self.logins += 1
        login = self.logins
        await self.open.acquire()
        return login


# ANCHOR: token
class Session:
    def __init__(self) -> None:
        self.known: int | None = None
        self.lock = asyncio.Lock()

    async def token(self, server: Server) -> int:
        async with self.lock:
            if self.known is None:
                self.known = await server.log_in()
            return self.known
# ANCHOR_END: token


# ANCHOR: main
async def main() -> None:
    tokens, logins = await both_at_once()
    print(f"tokens: {tokens}, logins: {logins}")


async def both_at_once() -> tuple[tuple[int, int], int]:
    server = Server()
    session = Session()
    create_task = asyncio.get_running_loop().create_task
    first = create_task(session.token(server), eager_start=True)
    second = create_task(session.token(server), eager_start=True)

    assert not first.done()
    assert not second.done()
    server.open.release()
    server.open.release()
    tokens = await first, await second
    return tokens, server.logins


asyncio.run(main())
# ANCHOR_END: main

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

import aiohttp
from aiohttp import ClientSession, web


# ANCHOR: server
class Server:
    asked = 0

    async def answer(self, request: web.Request) -> web.Response:
        self.asked += 1
        match request.match_info["device"]:
            case "core-1":
                status = 503 if self.asked <= 4 else 200
                return web.Response(status=status)
            case "edge-1":
                return web.Response(status=401)
            case _:
                return await asyncio.Future()
# ANCHOR_END: server


async def serve() -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/{device}", Server().answer)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"http://{host}:{port}"


# ANCHOR: failure
class Status(Exception):
    def may_pass(self) -> bool:
        return self.args[0] in (408, 429, 500, 502, 503, 504)


class NoAnswer(Exception):
    def may_pass(self) -> bool:
        return True


class TooLate(Exception):
    pass


async def ask(session: ClientSession, url: str) -> int:
    try:
        async with session.get(url) as response:
            if response.status >= 400:
                raise Status(response.status)
            return response.status
    except (aiohttp.ClientError, TimeoutError) as error:
        raise NoAnswer from error
# ANCHOR_END: failure


# ANCHOR: retry
FIRST = 20
LONGEST = 1000


async def retry[T](
    limit: float, random: Random, attempt: Callable[[], Awaitable[T]]
) -> T:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + limit
    at_most = FIRST
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                return await attempt()
        except TimeoutError as error:
            raise TooLate from error
        except (Status, NoAnswer) as failure:
            if not failure.may_pass():
                raise
            wait = random.randint(0, at_most)
            print(f"  {failure!r}: wait {wait} ms of {at_most} ms")
            if loop.time() + wait / 1000 >= deadline:
                raise
        await asyncio.sleep(wait / 1000)
        at_most = min(LONGEST, 2 * at_most)
# ANCHOR_END: retry


# ANCHOR: main
async def main() -> None:
    runner, base = await serve()
    random = Random(7)
    limits = {"core-1": 5, "edge-1": 5, "oob-1": 0.200}
    async with ClientSession() as session:
        for device, limit in limits.items():
            print(device)
            url = f"{base}/{device}"
            try:
                print(" ", await retry(
                    limit, random, lambda: ask(session, url)
                ))
            except (Status, NoAnswer, TooLate) as failure:
                print(f"  {failure!r}")
    await runner.cleanup()
# ANCHOR_END: main


asyncio.run(main())

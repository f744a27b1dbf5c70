import asyncio
import time

from aiohttp import ClientSession, ClientTimeout, web

LIMIT = 3
PATIENCE = ClientTimeout(total=20)


# ANCHOR: server
class Load:
    now = most = 0

    async def answer(self, request: web.Request) -> web.Response:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.100)
        self.now -= 1
        return web.Response(text="up")
# ANCHOR_END: server


async def serve(load: Load) -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/", load.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"http://{host}:{port}/"


start = time.perf_counter()


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


# ANCHOR: client
async def ask(session: ClientSession, url: str, device: int) -> None:
    print(f"{elapsed():3.0f} ms  r{device}  asked")
    async with session.get(url) as answer:
        status = answer.status
    print(f"{elapsed():3.0f} ms  r{device}  answered {status}")


async def ask_all(session: ClientSession, url: str, n: int) -> None:
    limit = asyncio.Semaphore(LIMIT)

    async def within_limit(device: int) -> None:
        async with limit:
            await ask(session, url, device)

    async with asyncio.TaskGroup() as group:
        for device in range(1, n + 1):
            group.create_task(within_limit(device))


async def main() -> None:
    load = Load()
    runner, url = await serve(load)
    async with ClientSession(timeout=PATIENCE) as session:
        await ask_all(session, url, 8)
    print(f"never more than {LIMIT} at once: {load.most <= LIMIT}")
    await runner.cleanup()


asyncio.run(main())
# ANCHOR_END: client

import asyncio
import time

from aiohttp import ClientSession, ClientTimeout, web

SITES = 20
LIMIT = ClientTimeout(total=10)


# ANCHOR: server
async def site(request: web.Request) -> web.Response:
    site = int(request.match_info["site"])
    await asyncio.sleep(0.100 + 0.005 * site)
    return web.Response(status=503 if site == 7 else 200)


async def serve() -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/{site}", site)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"http://{host}:{port}"
# ANCHOR_END: server


# ANCHOR: all
async def ask(session: ClientSession, url: str) -> int:
    async with session.get(url) as response:
        return response.status


async def ask_all(session: ClientSession, base: str) -> list[int]:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(ask(session, f"{base}/{site}"))
            for site in range(1, SITES + 1)
        ]
    return [task.result() for task in tasks]


async def main() -> None:
    runner, base = await serve()
    start = time.perf_counter()
    async with ClientSession(timeout=LIMIT) as session:
        statuses = await ask_all(session, base)
    for site, status in enumerate(statuses, 1):
        if status != 200:
            print(f"site {site}: {status}")
    print(f"{statuses.count(200)} of {SITES} sites are up")
    elapsed = (time.perf_counter() - start) * 1000
    print(f"in all: {elapsed:.0f} ms")
    await runner.cleanup()


asyncio.run(main())
# ANCHOR_END: all

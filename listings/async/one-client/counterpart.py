import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext

from aiohttp import ClientSession, web

DEVICES = [
    "core-1", "core-2", "edge-1", "edge-2", "edge-3", "lab-1", "lab-2",
    "oob-1", "oob-2",
]


# ANCHOR: types
type Device = dict[str, str | int]
# ANCHOR_END: types


# ANCHOR: server
class Inventory:
    def __init__(self) -> None:
        self.connections: set[object] = set()
        self.all_here = asyncio.Barrier(len(DEVICES))

    async def names(self, request: web.Request) -> web.Response:
        self.connections.add(request.transport)
        return web.json_response(DEVICES)

    async def device(self, request: web.Request) -> web.Response:
        self.connections.add(request.transport)
        await self.all_here.wait()
        name = request.match_info["name"]
        return web.json_response({"name": name, "ports": 48})

    async def serve(self) -> tuple[web.AppRunner, str]:
        app = web.Application()
        app.router.add_get("/devices", self.names)
        app.router.add_get("/devices/{name}", self.device)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0]
        return runner, f"http://{host}:{port}/devices"
# ANCHOR_END: server


# ANCHOR: client
type Client = Callable[[], AbstractAsyncContextManager[ClientSession]]


async def fetch(url: str, client: Client) -> list[str] | Device:
    async with client() as session, session.get(url) as response:
        return await response.json()


async def inventory(url: str, client: Client) -> int:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(fetch(f"{url}/{name}", client))
            for name in await fetch(url, client)
        ]
    return sum(task.result()["ports"] for task in tasks)
# ANCHOR_END: client


# ANCHOR: main
async def main() -> None:
    server = Inventory()
    runner, url = await server.serve()

    async def report(text: str, client: Client) -> None:
        before = len(server.connections)
        ports = await inventory(url, client)
        print(f"{text}: {ports} ports")
        print(f"  opened: {len(server.connections) - before}")

    async with ClientSession() as session:
        for _ in range(2):
            await report("one client", lambda: nullcontext(session))
    await report("a client each", ClientSession)
    await runner.cleanup()
# ANCHOR_END: main


asyncio.run(main())

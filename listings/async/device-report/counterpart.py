import asyncio
import json
import socket
from typing import NamedTuple

import aiohttp
from aiohttp import ClientSession, ClientTimeout, web


# ANCHOR: server
async def answer(request: web.Request) -> web.StreamResponse:
    if request.headers.get("authorization") != "Bearer spring":
        return web.Response(status=401)
    if request.headers.get("x-site") != "lab":
        return web.Response(status=404)
    name = request.match_info["name"]
    match name:
        case "edge-1":
            return web.Response(text="<h1>It works!</h1>")
        case "edge-2":
            return await half_an_answer(request)
        case _:
            return web.json_response({"name": name, "days": 12})
# ANCHOR_END: server


async def half_an_answer(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"{")
    if request.transport:
        request.transport.close()
    return response


async def serve() -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/{name}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"{host}:{port}"


# ANCHOR: failure
def describe(outcome: int | BaseException) -> str:
    match outcome:
        case int(days):
            return f"{days} days"
        case aiohttp.ClientResponseError(status=status):
            return f"Status({status})"
        case TimeoutError():
            return "TooSlow"
        case aiohttp.ClientConnectorError():
            return "Unreachable"
        case aiohttp.ClientPayloadError():
            return "CutShort"
        case json.JSONDecodeError():
            return "NotJson"
        case aiohttp.ClientError():
            return f"Other({str(outcome)!r})"
    raise outcome
# ANCHOR_END: failure


# ANCHOR: report
class Device(NamedTuple):
    name: str
    token: str
    at: str


LIMIT = ClientTimeout(total=10)


async def uptime(session: ClientSession, device: Device) -> int:
    headers = {
        "authorization": f"Bearer {device.token}",
        "x-site": "lab",
    }
    url = f"http://{device.at}/{device.name}"
    async with session.get(url, headers=headers) as response:
        response.raise_for_status()
        up = await response.json(content_type=None)
    return up["days"]


async def ask_all(
    session: ClientSession, devices: list[Device]
) -> list[int | BaseException]:
    return await asyncio.gather(
        *(uptime(session, device) for device in devices),
        return_exceptions=True,
    )
# ANCHOR_END: report


# ANCHOR: main
async def main() -> None:
    runner, at = await serve()
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        host, port = held.getsockname()
        devices = [
            Device("core-1", "spring", at),
            Device("core-2", "winter", at),
            Device("edge-1", "spring", at),
            Device("edge-2", "spring", at),
            Device("oob-1", "spring", f"{host}:{port}"),
        ]
        async with ClientSession(timeout=LIMIT) as session:
            outcomes = await ask_all(session, devices)
    for device, outcome in zip(devices, outcomes, strict=True):
        print(f"{device.name}: {describe(outcome)}")
    await runner.cleanup()
# ANCHOR_END: main


asyncio.run(main())

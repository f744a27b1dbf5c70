import asyncio
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import uniform

import aiohttp
from aiohttp import ClientSession, web


@dataclass
class Uptime:
    name: str
    days: int


# ANCHOR: server
asked = Counter[str]()


async def answer(request: web.Request) -> web.StreamResponse:
    if request.headers.get("authorization") != "Bearer spring":
        return web.Response(status=401)
    name = request.match_info["name"]
    asked[name] += 1
    match name:
        case silent if silent <= "edge-08":
            return await asyncio.Future()
        case "edge-13":
            return web.Response(text="<h1>It works!</h1>")
        case "edge-15" if asked[name] == 1:
            return await half(request)
        case "edge-17":
            return web.Response(status=403)
        case "edge-19" if asked[name] > 2:
            return web.json_response({"name": name, "days": 0})
        case "edge-19" | "edge-21":
            return web.Response(status=503)
    return web.json_response({"name": name, "days": 12})
# ANCHOR_END: server


async def half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"{")
    request.transport.close()
    return response


async def serve() -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/{name}", answer)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"http://{host}:{port}"


# ANCHOR: failure
class Failure(Exception):
    may_pass = False


class Status(Failure):
    @property
    def may_pass(self) -> bool:
        return self.args == (503,)


class NoAnswer(Failure):
    may_pass = True


class NotJson(Failure):
    pass


class Silent(Failure):
    may_pass = True


class NeverAsked(Failure):
    pass
# ANCHOR_END: failure


# ANCHOR: one
async def ask(session: ClientSession, url: str) -> Uptime:
    headers = {"authorization": "Bearer spring"}
    try:
        async with session.get(url, headers=headers) as response:
            if response.status >= 400:
                raise Status(response.status)
            body = await response.read()
    except aiohttp.ClientError as error:
        raise NoAnswer from error
    try:
        return Uptime(**json.loads(body))
    except (TypeError, ValueError) as error:
        raise NotJson from error
# ANCHOR_END: one


# ANCHOR: retry
EACH = 0.200
WAITS_AT_MOST = [0.020, 0.040, 0.080]


async def retry[T](
    deadline: float, attempt: Callable[[], Awaitable[T]]
) -> T:
    loop = asyncio.get_running_loop()
    waits = iter(WAITS_AT_MOST)
    last, next_time = NeverAsked(), loop.time()
    while next_time < deadline:
        await asyncio.sleep(next_time - loop.time())
        try:
            limit = min(deadline, next_time + EACH)
            async with asyncio.timeout_at(limit):
                return await attempt()
        except TimeoutError:
            last = Silent()
        except Failure as failure:
            last = failure
        at_most = next(waits, None)
        if not last.may_pass or at_most is None:
            break
        next_time = loop.time() + uniform(0, at_most)
    raise last
# ANCHOR_END: retry


# ANCHOR: ask
IN_FLIGHT = 6


async def ask_all[T](
    devices: list[str],
    deadline: float,
    ask: Callable[[str], Awaitable[T]],
) -> list[T | Failure]:
    limit = asyncio.Semaphore(IN_FLIGHT)

    async def one(device: str) -> T | Failure:
        async with limit:
            try:
                return await retry(deadline, lambda: ask(device))
            except Failure as failure:
                return failure

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(device)) for device in devices]
    return [task.result() for task in tasks]
# ANCHOR_END: ask


# ANCHOR: main
async def main() -> None:
    runner, base = await serve()
    devices = [f"edge-{n:02}" for n in range(1, 25)]
    start = time.perf_counter()
    deadline = asyncio.get_running_loop().time() + 2.5
    async with ClientSession() as session:
        outcomes = await ask_all(
            devices, deadline, lambda d: ask(session, f"{base}/{d}")
        )
    for device, outcome in zip(devices, outcomes, strict=True):
        match outcome:
            case Uptime(days=days):
                print(f"{device}: {days} days")
            case failure:
                print(f"{device}: {failure!r}")
    elapsed = (time.perf_counter() - start) * 1000
    print(f"in all: {elapsed:.0f} ms")
    await runner.cleanup()
# ANCHOR_END: main


asyncio.run(main())

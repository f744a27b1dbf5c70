import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

import aiohttp
from aiohttp import ClientSession, web


@dataclass
class Uptime:
    name: str
    days: int


# ANCHOR: server
asked = Counter[str]()


async def answer(request: web.Request) -> web.Response:
    if request.headers.get("authorization") != "Bearer spring":
        return web.Response(status=401)
    name = request.match_info["name"]
    asked[name] += 1
    match name:
        case "edge-02":
            return await asyncio.Future()
        case "edge-05" if asked[name] > 2:
            return web.json_response({"name": name, "days": 0})
        case "edge-05" | "edge-09":
            return web.Response(status=503)
        case "edge-13":
            return web.Response(text="<h1>It works!</h1>")
        case "edge-17":
            return web.Response(status=403)
    return web.json_response({"name": name, "days": 12})
# ANCHOR_END: server


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


class OutOfTime(Failure):
    pass


async def ask(session: ClientSession, url: str) -> Uptime:
    headers = {"authorization": "Bearer spring"}
    try:
        async with session.get(url, headers=headers) as response:
            if response.status >= 400:
                raise Status(response.status)
            return Uptime(**await response.json(content_type=None))
    except (aiohttp.ClientError, TimeoutError) as error:
        raise NoAnswer from error
    except (TypeError, ValueError) as error:
        raise NotJson from error
# ANCHOR_END: failure


# ANCHOR: retry
WAITS_AT_MOST = [0.020, 0.040, 0.080]


async def retry[T](
    deadline: float,
    random: Random,
    attempt: Callable[[], Awaitable[T]],
) -> T:
    loop = asyncio.get_running_loop()
    waits = iter(WAITS_AT_MOST)
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                return await attempt()
        except TimeoutError as error:
            raise OutOfTime from error
        except Failure as failure:
            at_most = next(waits, None)
            if not failure.may_pass or at_most is None:
                raise
            wait = random.uniform(0, at_most)
            if loop.time() + wait >= deadline:
                raise
        await asyncio.sleep(wait)
# ANCHOR_END: retry


# ANCHOR: poll
IN_FLIGHT = 6


async def poll_all(
    session: ClientSession,
    base: str,
    devices: list[str],
    deadline: float,
) -> list[Uptime | Failure]:
    limit = asyncio.Semaphore(IN_FLIGHT)

    async def poll(place: int, device: str) -> Uptime | Failure:
        url = f"{base}/{device}"
        random = Random(place)
        async with limit:
            try:
                return await retry(
                    deadline, random, lambda: ask(session, url)
                )
            except Failure as failure:
                return failure

    async with asyncio.TaskGroup() as group:
        polls = [
            group.create_task(poll(place, device))
            for place, device in enumerate(devices)
        ]
    return [poll.result() for poll in polls]
# ANCHOR_END: poll


# ANCHOR: main
async def main() -> None:
    runner, base = await serve()
    devices = [f"edge-{n:02}" for n in range(1, 25)]
    start = time.perf_counter()
    deadline = asyncio.get_running_loop().time() + 2
    async with ClientSession() as session:
        outcomes = await poll_all(session, base, devices, deadline)
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

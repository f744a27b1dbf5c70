import asyncio

from aiohttp import ClientSession, ClientTimeout, web


# ANCHOR: server
async def trickle(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for letter in "15 of 16 ports up":
        await asyncio.sleep(0.045)
        await response.write(letter.encode())
    return response


async def silence(request: web.Request) -> web.StreamResponse:
    return await asyncio.Future()
# ANCHOR_END: server


async def serve() -> tuple[web.AppRunner, str]:
    app = web.Application()
    app.router.add_get("/trickle", trickle)
    app.router.add_get("/silence", silence)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    return runner, f"http://{host}:{port}"


# ANCHOR: client
LIMIT = 0.650


async def ask(limits: ClientTimeout, url: str, patience: float) -> str:
    try:
        async with asyncio.timeout(patience) as outermost:
            async with ClientSession(timeout=limits) as session:
                async with session.get(url) as response:
                    return await response.text()
    except TimeoutError:
        return "still waiting" if outermost.expired() else "timed out"


async def ask_all(base: str, path: str, patience: float) -> str:
    url = f"{base}/{path}"
    outcomes = await asyncio.gather(
        ask(ClientTimeout(sock_connect=LIMIT), url, patience),
        ask(ClientTimeout(sock_read=LIMIT), url, patience),
        ask(ClientTimeout(total=LIMIT), url, patience),
    )
    return " | ".join(outcomes)

# ANCHOR_END: client


async def main() -> None:
    runner, base = await serve()
    print("to connect | each read | in all")
    trickle, silence = await asyncio.gather(
        ask_all(base, "trickle", 9 * LIMIT),
        ask_all(base, "silence", 2 * LIMIT),
    )
    print("trickle:", trickle)
    print("silence:", silence)
    await runner.cleanup()


asyncio.run(main())

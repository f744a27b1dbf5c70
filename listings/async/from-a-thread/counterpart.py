import asyncio
import threading
from asyncio import AbstractEventLoop, run_coroutine_threadsafe

WAIT = 0.050


async def ask(device: str) -> str:
    await asyncio.sleep(WAIT)
    thread = threading.current_thread()
    return f"{device} was asked on {thread.name}"


def collect(loop: AbstractEventLoop) -> list[str]:
    here = asyncio.run(ask("r1"))
    there = run_coroutine_threadsafe(ask("r2"), loop).result()
    return [here, there]


async def main() -> None:
    loop = asyncio.get_running_loop()
    reply: asyncio.Future[list[str]] = loop.create_future()

    def work() -> None:
        answers = collect(loop)
        loop.call_soon_threadsafe(reply.set_result, answers)

    thread = threading.Thread(target=work, name="collector")
    thread.start()
    for answer in await reply:
        print(answer)
    thread.join()


asyncio.run(main())

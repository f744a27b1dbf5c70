import asyncio
from asyncio import Future, Queue, QueueShutDown
from dataclasses import dataclass


# ANCHOR: owner
@dataclass
class Request:
    command: str
    reply: Future[str]


async def own(requests: Queue[Request]) -> int:
    log: list[str] = []
    try:
        while True:
            request = await requests.get()
            log.append(request.command)
            if not request.reply.done():
                answer = f"{request.command}, line {len(log)}"
                request.reply.set_result(answer)
    except QueueShutDown:
        return len(log)
# ANCHOR_END: owner


# ANCHOR: main
async def ask(owner: Queue[Request], command: str) -> str:
    reply = asyncio.get_running_loop().create_future()
    await owner.put(Request(command, reply))
    return await reply


async def main() -> None:
    owner: Queue[Request] = Queue(maxsize=8)
    owning = asyncio.create_task(own(owner))
    first, second = await asyncio.gather(
        ask(owner, "show version"),
        ask(owner, "show clock"),
    )
    print(first)
    print(second)
    owner.shutdown()
    print(await owning, "requests")
# ANCHOR_END: main


asyncio.run(main())

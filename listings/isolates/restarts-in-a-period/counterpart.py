import asyncio
from asyncio import Future, Queue, QueueEmpty, QueueShutDown
from time import monotonic

type Ask = tuple[str, Future[str]]


# ANCHOR: actor
async def serve(mailbox: Queue[Ask]) -> None:
    try:
        while True:
            device, reply = await mailbox.get()
            try:
                if not device.startswith("r"):
                    raise LookupError(f"no parser for {device}")
                number = device.removeprefix("r")
                reply.set_result(f"router {number}")
            except Exception as error:
                reply.set_exception(error)
                raise
    except QueueShutDown:
        pass
# ANCHOR_END: actor


# ANCHOR: supervisor
class GaveUp(Exception):
    pass


async def supervise(
    mailbox: Queue[Ask], restarts: int, period: float
) -> None:
    crashes: list[float] = []
    while True:
        try:
            return await serve(mailbox)
        except Exception as error:
            now = monotonic()
            crashes = [at for at in crashes if now - at < period]
            crashes.append(now)
            if len(crashes) > restarts:
                count = f"{len(crashes)} crashes"
                gave_up = GaveUp(f"{count} in {period:g}s")
                refuse(mailbox, gave_up)
                raise gave_up from error


def refuse(mailbox: Queue[Ask], reason: Exception) -> None:
    mailbox.shutdown()
    try:
        while True:
            _, reply = mailbox.get_nowait()
            reply.set_exception(reason)
    except (QueueEmpty, QueueShutDown):
        pass
# ANCHOR_END: supervisor


# ANCHOR: main
async def ask(actor: Queue[Ask], device: str) -> str | None:
    reply: Future[str] = Future()
    try:
        await actor.put((device, reply))
        return await reply
    except (LookupError, GaveUp, QueueShutDown):
        return None


async def crash_often(pause: float, period: float) -> None:
    actor: Queue[Ask] = Queue(maxsize=8)
    supervisor = asyncio.create_task(supervise(actor, 1, period))
    for _ in range(2):
        assert await ask(actor, "sw1") is None
        await asyncio.sleep(pause)
    print("r1:", await ask(actor, "r1"))
    actor.shutdown()
    try:
        print(await supervisor)
    except GaveUp as gave_up:
        print(repr(gave_up))


async def main() -> None:
    await crash_often(0.03, 0.02)
    await crash_often(0, 60)


asyncio.run(main())
# ANCHOR_END: main

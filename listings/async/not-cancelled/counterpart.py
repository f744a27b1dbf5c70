import asyncio
from threading import Event


def ask(begun: Event, go: Event) -> str:
    begun.set()
    go.wait()
    print("r1 has answered")
    return "r1 is up"


async def main() -> None:
    begun, go = Event(), Event()
    job = asyncio.create_task(asyncio.to_thread(ask, begun, go))
    await asyncio.to_thread(begun.wait)

    done, _ = await asyncio.wait([job], timeout=0.050)
    print(f"timed out: {not done}")
    job.cancel()
    await asyncio.wait([job])
    print(f"cancelled: {job.cancelled()}")

    go.set()


asyncio.run(main())

import asyncio
import time
from collections.abc import Callable
from concurrent import interpreters


# ANCHOR: run
def total() -> int:
    import time

    time.sleep(0.2)
    time.sleep(0.2)
    return 42


def spin() -> None:
    while True:
        pass


async def run(job: Callable, limit: float) -> int:
    interpreter = interpreters.create()
    async with asyncio.timeout(limit):
        return await asyncio.to_thread(interpreter.call, job)
# ANCHOR_END: run


# ANCHOR: main
async def main() -> None:
    start = time.monotonic()

    async def timed(name: str, job: Callable) -> int:
        report(start, name, "begun")
        try:
            return await run(job, 0.6)
        finally:
            report(start, name, "ended")

    jobs = [timed("r1", total), timed("r2", total), timed("r3", spin)]
    r1, r2, r3 = await asyncio.gather(*jobs, return_exceptions=True)
    print("r1 and r2:", r1 + r2)
    print("r3:", type(r3).__name__, flush=True)


def report(start: float, name: str, event: str) -> None:
    elapsed = (time.monotonic() - start) * 1000
    print(f"{elapsed:3.0f} ms  {name}  {event}", flush=True)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())

import asyncio
import random
import sys
from asyncio import sleep
from functools import partial


# ANCHOR: session
class Session:
    known: int | None = None
    logins = 0

    async def token(self) -> int:
        if self.known is None:
            self.known = await self.log_in()
        return self.known

    async def log_in(self) -> int:
        await sleep(0)
        self.logins += 1
        return self.logins


async def monitor(session: Session) -> None:
    await session.token()


async def backup(session: Session) -> None:
    for _file in range(3):
        await sleep(0)
    await session.token()
# ANCHOR_END: session


# ANCHOR: main
class ShuffledLoop(asyncio.SelectorEventLoop):
    def __init__(self, seed: int) -> None:
        super().__init__()
        self.random = random.Random(seed)
        self.waiting: list[asyncio.Handle] = []

    def _run_once(self) -> None:
        self.random.shuffle(self._ready)
        super()._run_once()


async def one_login() -> None:
    session = Session()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(monitor(session))
        tasks.create_task(backup(session))
    assert session.logins == 1, f"{session.logins} logins"


for _ in range(1000):
    asyncio.run(one_login())
print("right a thousand times")
for seed in range(1000):
    loop = partial(ShuffledLoop, seed)
    try:
        asyncio.run(one_login(), loop_factory=loop)
    except AssertionError as error:
        sys.exit(f"seed {seed}: {error}")
print("right in a thousand orders")
# ANCHOR_END: main

import asyncio


class Session:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.log: list[str] = []


async def configure(session: Session, user: str) -> None:
    print(f"{user} wants the session")
    async with session.lock:
        print(f"{user} has the session")
        session.log.append(f"{user} enters")
        await asyncio.sleep(0)
        session.log.append(f"{user} leaves")


async def main() -> None:
    session = Session()
    await asyncio.gather(
        configure(session, "ana"),
        configure(session, "ben"),
    )
    for line in session.log:
        print(line)


asyncio.run(main())

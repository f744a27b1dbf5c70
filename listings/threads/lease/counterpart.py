from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import Queue

LIMIT = 0.200


class Session:
    """A login at a controller, made when the session first polls."""

    def __init__(self) -> None:
        self.polls = 0

    def poll(self, device: str) -> int:
        self.polls += 1
        match device:
            case "r1":
                raise ValueError(f"{device} sent garbage")
            case "r2":
                raise OSError(f"no route to {device}")
        return self.polls


# ANCHOR: lease
class Pool:
    def __init__(self, size: int) -> None:
        self.free: Queue[Session] = Queue()
        for _ in range(size):
            self.free.put(Session())

    @contextmanager
    def lease(self) -> Iterator[Session]:
        session = self.free.get(timeout=LIMIT)
        try:
            yield session
        except ValueError:
            session = Session()
            raise
        finally:
            self.free.put(session)
# ANCHOR_END: lease


# ANCHOR: main
def ask(pool: Pool, device: str) -> str:
    with pool.lease() as session:
        polls = session.poll(device)
    return f"is up, poll {polls} of its session"


pool = Pool(1)
with ThreadPoolExecutor(max_workers=1) as executor:
    for device in ["r1", "r2", "r3", "r4"]:
        outcome = executor.submit(ask, pool, device)
        match outcome.exception():
            case None:
                print(f"{device} {outcome.result()}")
            case OSError() as error:
                print(f"{device} failed: {error}")
            case _:
                print(f"{device} broke off")
# ANCHOR_END: main

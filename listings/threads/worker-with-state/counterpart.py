import threading
from concurrent.futures import ThreadPoolExecutor

WORKERS = 50
opened: list["Session"] = []


class Session:
    """A login at the controller, which reaches every device."""

    def __init__(self) -> None:
        self.polled: list[int] = []
        opened.append(self)

    def poll(self, device: int) -> None:
        self.polled.append(device)


# ANCHOR: work
local = threading.local()
all_busy = threading.Barrier(WORKERS)


def open_session() -> None:
    local.session = Session()


def poll(device: int) -> None:
    if device < WORKERS:
        all_busy.wait()
    local.session.poll(device)


with ThreadPoolExecutor(WORKERS, initializer=open_session) as pool:
    list(pool.map(poll, range(200)))
polled = sum(len(session.polled) for session in opened)
print(f"{polled} polls, {len(opened)} sessions")
# ANCHOR_END: work

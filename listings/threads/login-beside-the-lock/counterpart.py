from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

type Session = str


# ANCHOR: sessions
class Sessions:
    def __init__(self) -> None:
        self.open: dict[str, Session] = {}
        self.lock = Lock()

    def get(
        self, device: str, login: Callable[[str], Session]
    ) -> Session:
        with self.lock:
            known = self.open.get(device)
        if known is not None:
            return known
        session = login(device)
        with self.lock:
            return self.open.setdefault(device, session)
# ANCHOR_END: sessions


# ANCHOR: main
def login(device: str) -> Session:
    if device == "r2":
        raise PermissionError("no password for r2")
    return f"session to {device}"


sessions = Sessions()
with ThreadPoolExecutor(max_workers=1) as pool:
    for device in ["r1", "r2", "r1"]:
        outcome = pool.submit(sessions.get, device, login)
        if outcome.exception():
            print(f"no session to {device}")
        else:
            print(outcome.result())
# ANCHOR_END: main

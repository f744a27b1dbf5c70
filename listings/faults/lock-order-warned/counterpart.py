import sys
import threading

# ANCHOR: lock
later: dict[str, set[str]] = {}
held = threading.local()


def reaches(start: str, end: str) -> bool:
    return start == end or any(
        reaches(name, end) for name in later.get(start, ())
    )


class TracedLock:
    """A lock that knows which locks were taken while it was held."""

    def __init__(self, name: str) -> None:
        self.name, self.lock = name, threading.Lock()

    def __enter__(self) -> None:
        names = held.__dict__.setdefault("names", [])
        if names:
            if reaches(self.name, names[-1]):
                job = sys._getframe(1).f_code.co_name
                print(f"Found a cycle of locks: {job}")
            else:
                later.setdefault(names[-1], set()).add(self.name)
        self.lock.acquire()
        names.append(self.name)

    def __exit__(self, *_: object) -> None:
        held.names.remove(self.name)
        self.lock.release()
# ANCHOR_END: lock


# ANCHOR: jobs
devices: list[str] = []
log: list[str] = []
devices_lock, log_lock = TracedLock("devices"), TracedLock("log")


def save() -> None:
    with devices_lock:
        line = f"saved {len(devices)}"
        with log_lock:
            log.append(line)


def report() -> None:
    with log_lock, devices_lock:
        log.append(f"known {len(devices)}")
# ANCHOR_END: jobs


# ANCHOR: main
for job in (save, report):
    job()
    print(f"{job.__name__} is done")
# ANCHOR_END: main

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def session(device: str) -> Iterator[None]:
    try:
        yield
    finally:
        print(f"{device} is logged out")


def save(device: str) -> None:
    with session(device):
        pass


def watch(device: str, begun: Event) -> None:
    with session(device):
        begun.set()
        Event().wait()


with session("r1"):
    begun = Event()
    Thread(target=watch, args=["r2", begun], daemon=True).start()
    begun.wait()
    saved = Thread(target=save, args=["r3"])
    saved.start()
    saved.join()
    print("main returns")

import time
from collections.abc import Generator
from threading import Event, Timer

WAIT = 0.100


# ANCHOR: future
def sleep(wait: float) -> Generator[float]:
    yield wait
# ANCHOR_END: future


def ask(device: str) -> Generator[float, None, str]:
    yield from sleep(WAIT)
    return f"hostname {device}"


# ANCHOR: run
def run(task: Generator[float, None, str]) -> tuple[str, int]:
    steps = 0
    while True:
        steps += 1
        try:
            wait = next(task)
        except StopIteration as stop:
            return stop.value, steps
        woken = Event()
        Timer(wait, woken.set).start()
        woken.wait()


def main() -> None:
    start = time.perf_counter()
    answer, steps = run(ask("r1"))
    elapsed = time.perf_counter() - start
    print(f"{answer} after {elapsed * 1000:.0f} ms")
    print(f"{steps} steps")
# ANCHOR_END: run


main()

import time
from collections.abc import Generator

WAIT = 0.100


# ANCHOR: future
def sleep(wait: float) -> Generator[None]:
    until = time.perf_counter() + wait
    while time.perf_counter() < until:
        yield


def ask(device: str) -> Generator[None, None, str]:
    yield from sleep(WAIT)
    return f"hostname {device}"
# ANCHOR_END: future


# ANCHOR: run
def run(task: Generator[None, None, str]) -> tuple[str, int]:
    steps = 0
    while True:
        steps += 1
        try:
            next(task)
        except StopIteration as stop:
            return stop.value, steps


def main() -> None:
    start = time.perf_counter()
    answer, steps = run(ask("r1"))
    elapsed = time.perf_counter() - start
    print(f"{answer} after {elapsed * 1000:.0f} ms")
    print(f"a step every {elapsed / steps * 1e9:.0f} ns")
# ANCHOR_END: run


main()

from collections.abc import Callable
from concurrent import interpreters
from pathlib import Path
from threading import Barrier, Thread

LARGE = 1 << 20


# ANCHOR: units
def on_the_heap(pause: Callable) -> None:
    pause()
    filled = bytearray(b"1") * LARGE
    pause()
    del filled
    pause()
# ANCHOR_END: units


# ANCHOR: instance
def in_an_interpreter(pause: Callable) -> None:
    interpreter = interpreters.create()
    pause()
    interpreter.exec(f"filled = bytearray(b'1') * {LARGE}")
    pause()
    interpreter.exec("del filled")
    pause()
    interpreter.close()
# ANCHOR_END: instance


# ANCHOR: watch
def watch(unit: Callable) -> list[bool]:
    meeting = Barrier(2)
    before = private_memory()

    def holds() -> bool:
        return private_memory() > before + LARGE // 2

    def pause() -> None:
        meeting.wait()
        meeting.wait()

    thread = Thread(target=unit, args=[pause])
    thread.start()
    held = []
    for _ in range(3):
        meeting.wait()
        held.append(holds())
        meeting.wait()
    thread.join()
    return [*held, holds()]
# ANCHOR_END: watch


def private_memory() -> int:
    words = Path("/proc/self/smaps_rollup").read_text().split()
    return int(words[words.index("Private_Dirty:") + 1]) * 1024


# ANCHOR: main
def main() -> None:
    print("holds more     waits  works  waits  ended")
    report("on the heap", watch(on_the_heap))
    report("an interpreter", watch(in_an_interpreter))
# ANCHOR_END: main


def report(unit: str, held: list[bool]) -> None:
    words = [f"{'yes' if each else '-':5}" for each in held]
    print(f"{unit:14} {'  '.join(words).rstrip()}")


if __name__ == "__main__":
    main()

from collections.abc import Callable
from ctypes import Array, c_ulonglong
from multiprocessing import Pipe, Process, RawArray
from multiprocessing.connection import Connection

type Table = Array[c_ulonglong]


def in_place(table: Table, halfway: Callable[[], object]) -> None:
    if table[0] % 2:
        raise RuntimeError("half an update is left")
    table[0] += 1
    table[1] -= 1
    halfway()
    table[2] += 1
    table[0] += 1


# ANCHOR: look
def look(
    table: Table, midway: Callable[[], object]
) -> list[int] | None:
    count = table[0]
    r1 = table[1]
    midway()
    r2 = table[2]
    same = table[0] == count
    return [r1, r2] if count % 2 == 0 and same else None
# ANCHOR_END: look


def write(table: Table, parent: Connection) -> None:
    def tell_and_wait() -> None:
        parent.send("halfway")
        parent.recv()

    while parent.recv() == "go on":
        in_place(table, tell_and_wait)
        parent.send("moved")


# ANCHOR: looks
def main() -> None:
    table = RawArray("Q", [0, 4, 6])
    ours, theirs = Pipe()
    writer = Process(target=write, args=[table, theirs])
    writer.start()

    def go_on() -> None:
        ours.send("go on")
        ours.recv()

    print(f"before: {look(table, lambda: None)}")
    go_on()
    print(f"halfway: {look(table, lambda: None)}")
    go_on()
    print(f"after: {look(table, lambda: None)}")
    print(f"overtaken: {look(table, lambda: (go_on(), go_on()))}")
    ours.send("end")
    writer.join()
# ANCHOR_END: looks


if __name__ == "__main__":
    main()

import os
from collections.abc import Callable
from ctypes import Array, c_ulonglong
from multiprocessing import Process, RawArray


# ANCHOR: in-place
type Table = Array[c_ulonglong]


def in_place(table: Table, halfway: Callable[[], None]) -> None:
    if table[0] % 2:
        raise RuntimeError("half an update is left")
    table[0] += 1
    table[1] -= 1
    halfway()
    table[2] += 1
    table[0] += 1
# ANCHOR_END: in-place


# ANCHOR: beside
def beside(table: Table, halfway: Callable[[], None]) -> None:
    used = table[0]
    old, new = 1 + 2 * used, 1 + 2 * (1 - used)
    table[new] = table[old] - 1
    halfway()
    table[new + 1] = table[old + 1] + 1
    table[0] = 1 - used


def pair(table: list[int]) -> list[int]:
    first = 1 + 2 * table[0]
    return table[first : first + 2]
# ANCHOR_END: beside


# ANCHOR: main
def main() -> None:
    table = after_death(in_place, [0, 4, 6])
    whole = table[0] % 2 == 0
    print(f"in place: {table[1:]}, whole: {str(whole).lower()}")
    table = after_death(beside, [0, 4, 6, 0, 0])
    print(f"beside: {pair(table)}")
# ANCHOR_END: main


# ANCHOR: after-death
def after_death(move: Callable, values: list[int]) -> list[int]:
    table = RawArray("Q", values)
    worker = Process(target=move, args=[table, os.abort])
    worker.start()
    worker.join()
    if worker.exitcode == 0:
        raise RuntimeError("the worker did not die")
    return list(table)
# ANCHOR_END: after-death


if __name__ == "__main__":
    main()

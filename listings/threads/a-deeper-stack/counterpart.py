import sys
import threading

LEVELS = 4_000


def descend(levels: int) -> int:
    if levels == 0:
        return 0
    return descend(levels - 1) + 1


def report() -> None:
    limit = f"limit of {sys.getrecursionlimit()}"
    try:
        print(f"{limit}: {descend(LEVELS)} levels")
    except RecursionError as error:
        print(f"{limit}: {error}")


for limit in [1_000, 2 * LEVELS]:
    sys.setrecursionlimit(limit)
    thread = threading.Thread(target=report)
    thread.start()
    thread.join()

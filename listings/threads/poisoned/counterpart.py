from concurrent.futures import ThreadPoolExecutor
from threading import Lock

links = [10, 0]
lock = Lock()


def move_link(cable_is_long_enough: bool) -> None:
    """Moves one link from the first router to the second."""
    with lock:
        links[0] -= 1
        assert cable_is_long_enough, "the cable is too short"
        links[1] += 1


with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(move_link, False)
with lock:
    print(f"found {links}")
move_link(True)
print(f"found {links}")

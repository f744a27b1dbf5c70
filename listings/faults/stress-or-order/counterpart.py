from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock


# ANCHOR: lease
class Leases:
    def __init__(self, free: list[int]) -> None:
        self.free = free
        self.lock = Lock()

    def lease(self, between: Callable[[], object]) -> int | None:
        with self.lock:
            if not self.free:
                return None
            address = self.free[-1]
        between()
        with self.lock:
            self.free.pop()
        return address
# ANCHOR_END: lease


def under_stress(leases: Leases) -> list[int | None]:
    with ThreadPoolExecutor() as pool:
        both = [pool.submit(leases.lease, int) for _ in range(2)]
    return [lease.result() for lease in both]


# ANCHOR: order
LIMIT = 2.0


def in_order(leases: Leases) -> list[int | None]:
    second_is_done = Event()

    def second() -> int | None:
        address = leases.lease(int)
        second_is_done.set()
        return address

    with ThreadPoolExecutor() as pool:
        both = []

        def between() -> None:
            both.append(pool.submit(second))
            second_is_done.wait(LIMIT)

        first = leases.lease(between)
    return [first, both[0].result()]
# ANCHOR_END: order


# ANCHOR: main
def found(
    rounds: int, a_round: Callable[[Leases], list[int | None]]
) -> int:
    count = 0
    for _ in range(rounds):
        leases = Leases([11, 12])
        first, second = a_round(leases)
        assert not leases.free
        count += first == second
    return count


rare = found(1_000, under_stress) < 10
print(f"stress: under one round in a hundred: {str(rare).lower()}")
print(f"order: {found(3, in_order)} of 3 rounds")
# ANCHOR_END: main

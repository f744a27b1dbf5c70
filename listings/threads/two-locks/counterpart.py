from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier, Lock


@dataclass
class Pool:
    name: str
    free: int = 100
    lock: Lock = field(default_factory=Lock)


def lend(source: Pool, to: Pool, count: int, step: Barrier) -> None:
    with source.lock:
        step.wait()
        print(f"holds {source.name}, waits for {to.name}")
        with to.lock:
            source.free -= count
            to.free += count


west, east = Pool("west"), Pool("east")
step = Barrier(2)
with ThreadPoolExecutor() as executor:
    executor.submit(lend, west, east, 5, step)
    executor.submit(lend, east, west, 3, step)
print("both have lent")

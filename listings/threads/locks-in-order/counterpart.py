from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Pool:
    id: int
    free: int = 10_000
    lock: Lock = field(default_factory=Lock)


def lend(source: Pool, to: Pool, count: int) -> None:
    first, second = sorted((source, to), key=lambda pool: pool.id)
    with first.lock, second.lock:
        source.free -= count
        to.free += count


def repeat(source: Pool, to: Pool, count: int) -> None:
    for _ in range(1000):
        lend(source, to, count)


west, east = Pool(1), Pool(2)
with ThreadPoolExecutor() as executor:
    executor.submit(repeat, west, east, 5)
    executor.submit(repeat, east, west, 3)
print("west", west.free)
print("east", east.free)

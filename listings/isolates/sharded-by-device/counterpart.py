import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Queue, ShutDown


# ANCHOR: shard
@dataclass
class Counter:
    last: int = 0
    readings: int = 0
    late: int = 0


type Mailbox = Queue[tuple[str, int]]
type Shard = dict[str, Counter]


def own(mailbox: Mailbox) -> Shard:
    shard: Shard = {}
    try:
        while True:
            device, octets = mailbox.get()
            counter = shard.setdefault(device, Counter())
            counter.readings += 1
            counter.late += octets <= counter.last
            counter.last = octets
    except ShutDown:
        return shard
# ANCHOR_END: shard


# ANCHOR: handle
class Counters:
    def __init__(self, shards: int) -> None:
        self._shards: list[Mailbox] = [Queue() for _ in range(shards)]
        self._threads = ThreadPoolExecutor(max_workers=shards)
        self._owners = [
            self._threads.submit(own, mailbox)
            for mailbox in self._shards
        ]

    def tell(self, device: str, octets: int) -> None:
        key = zlib.crc32(device.encode())
        self._shards[key % len(self._shards)].put((device, octets))

    def close(self) -> list[Shard]:
        for mailbox in self._shards:
            mailbox.shutdown()
        self._threads.shutdown()
        return [owner.result() for owner in self._owners]
# ANCHOR_END: handle


# ANCHOR: main
SITES = [["ams-1", "ams-2", "ams-3"], ["fra-1", "fra-2", "fra-3"]]


def feed(counters: Counters, site: list[str]) -> None:
    for octets in range(1, 101):
        for device in site:
            counters.tell(device, octets)


def collect(shards: int) -> list[Shard]:
    counters = Counters(shards)
    with ThreadPoolExecutor() as feeds:
        for site in SITES:
            feeds.submit(feed, counters, site)
    return counters.close()


def main() -> None:
    counters = [
        counter for shard in collect(4) for counter in shard.values()
    ]
    readings = sum(counter.readings for counter in counters)
    late = sum(counter.late for counter in counters)
    print(len(counters), "entries for 6 devices")
    print(f"{readings} readings, {late} of them late")


main()
# ANCHOR_END: main

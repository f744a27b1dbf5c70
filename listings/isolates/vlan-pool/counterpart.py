from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Queue, ShutDown, SimpleQueue


# ANCHOR: actor
@dataclass
class Take:
    reply: SimpleQueue[int | None]


@dataclass
class Release:
    vlan: int


def own(free: set[int], mailbox: Queue[Take | Release]) -> set[int]:
    try:
        while True:
            match mailbox.get():
                case Take(reply):
                    vlan = min(free, default=None)
                    free.discard(vlan)
                    reply.put(vlan)
                case Release(vlan):
                    free.add(vlan)
    except ShutDown:
        return free
# ANCHOR_END: actor


# ANCHOR: handle
class VlanPool:
    def __init__(self, vlans: range) -> None:
        self._mailbox: Queue[Take | Release] = Queue()
        thread = ThreadPoolExecutor(max_workers=1)
        self.owner = thread.submit(
            own, set(vlans), self._mailbox
        )
        thread.shutdown(wait=False)

    def take(self) -> int | None:
        reply: SimpleQueue[int | None] = SimpleQueue()
        self._mailbox.put(Take(reply))
        return reply.get()

    def release(self, vlan: int) -> None:
        self._mailbox.put(Release(vlan))

    def close(self) -> None:
        self._mailbox.shutdown()
# ANCHOR_END: handle


# ANCHOR: main
def main() -> None:
    pool = VlanPool(range(10, 13))
    with ThreadPoolExecutor() as sites:
        taking = [sites.submit(pool.take) for _ in ["ams", "fra"]]
    taken = sorted(take.result() for take in taking)
    print("taken:", taken)
    pool.release(10)
    print("next:", pool.take())
    pool.release(11)
    pool.close()
    print("free at the end:", pool.owner.result())


if __name__ == "__main__":
    main()
# ANCHOR_END: main

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import RLock


class Inventory:
    def __init__(self, added: Callable[["Inventory"], None]) -> None:
        self.devices: list[str] = []
        self.lock = RLock()
        self.added = added

    def add(self, device: str) -> None:
        with self.lock:
            self.devices.append(device)
            print(f"{device} is added")
            self.added(self)

    def count(self) -> int:
        with self.lock:
            return len(self.devices)


def report(inventory: Inventory) -> None:
    with ThreadPoolExecutor() as pool:
        count = pool.submit(inventory.count).result()
    print(f"{count} in the report")


inventory = Inventory(added=report)
inventory.add("r1")

from threading import Lock


class Inventory:
    def __init__(self) -> None:
        self.lock = Lock()
        self.devices: list[str] = []

    def count(self) -> int:
        with self.lock:
            return len(self.devices)

    def add(self, device: str) -> None:
        with self.lock:
            self.devices.append(device)
            print(f"{device} is added")
            print(f"devices: {self.count()}")


Inventory().add("r1")

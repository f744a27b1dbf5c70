import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass
class Inventory:
    site: str
    devices: list[str]


def poll(device: str, site: str, start: float) -> None:
    report(start, device, f"asked at {site}")
    time.sleep(0.100)
    report(start, device, "answered")


def report(start: float, device: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {device}  {event}")


start = time.perf_counter()
inventory = Inventory("ams", ["r1", "r2", "r3"])
with ThreadPoolExecutor(max_workers=3) as pool:
    for device in inventory.devices:
        pool.submit(poll, device, inventory.site, start)
print(f"{len(inventory.devices)} devices answered")

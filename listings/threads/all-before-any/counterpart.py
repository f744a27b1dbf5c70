import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def upgrade(device: str, ms: int, gate: Barrier, start: float) -> None:
    report(start, device, "copies")
    time.sleep(ms / 1000)
    report(start, device, "waits")
    gate.wait()
    report(start, device, "reloads")
    time.sleep(0.050)
    report(start, device, "up")


def main() -> None:
    gate = Barrier(3, action=lambda: print("all have their image"))
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=3) as executor:
        for device, ms in [("r1", 40), ("r2", 90), ("r3", 140)]:
            executor.submit(upgrade, device, ms, gate, start)


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()

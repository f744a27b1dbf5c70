import time
from concurrent.futures import ThreadPoolExecutor


# ANCHOR: main
def poll(device: str, start: float) -> str:
    report(start, device, "asked")
    time.sleep(0.040)
    report(start, device, "answered")
    return f"{device} is up"


def main() -> None:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        devices = ["r1", "r2", "r3", "r4"]
        answers = [pool.submit(poll, name, start) for name in devices]
        for answer in answers:
            print(answer.result())
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()

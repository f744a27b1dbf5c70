import time
from concurrent.futures import ThreadPoolExecutor


# ANCHOR: main
def poll(device: str, start: float) -> None:
    report(start, device, "asked")
    time.sleep(0.020)
    report(start, device, "answered")


def backup(site: str, start: float) -> None:
    report(start, site, "saving")
    time.sleep(0.100)
    report(start, site, "saved")


def main() -> None:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=1) as backups:
        for site in ["ams", "fra"]:
            backups.submit(backup, site, start)
        with ThreadPoolExecutor(max_workers=2) as polls:
            for device in ["r1", "r2", "r3", "r4"]:
                polls.submit(poll, device, start)
        report(start, "main", "has polled all")
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()

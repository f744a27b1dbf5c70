# ANCHOR: site
from concurrent.futures import InterpreterPoolExecutor
from threading import Lock


class Site:
    def __init__(self, name: str) -> None:
        self.name = name
        self.alarms = 0
        self.lock = Lock()


def open_site() -> None:
    global devices
    site = Site("lab")
    devices = {"r1": site, "r2": site}


def alarm(device: str) -> None:
    site = devices[device]
    with site.lock:
        site.alarms += 1
    print(f"{site.name}: {site.alarms} so far")
# ANCHOR_END: site


# ANCHOR: isolate
def main() -> None:
    with InterpreterPoolExecutor(1, initializer=open_site) as pool:
        for device in ["r1", "r2"]:
            pool.submit(alarm, device).result()


if __name__ == "__main__":
    main()
# ANCHOR_END: isolate

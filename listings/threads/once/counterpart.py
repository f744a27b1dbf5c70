from functools import cache
from threading import Barrier, Thread

SITE = "ams"
all_here = Barrier(3)
loads: list[str] = []


@cache
def gateway() -> str:
    all_here.wait()
    loads.append(SITE)
    return f"gw.{SITE}.example"


threads = [Thread(target=gateway) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{gateway()}, loads: {len(loads)}")

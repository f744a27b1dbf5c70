import time
from concurrent.futures import ThreadPoolExecutor


# ANCHOR: main
def poll(millis: int) -> str:
    time.sleep(millis / 1000)
    return f"after {millis} ms"


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(poll, [30, 20, 10])))
# ANCHOR_END: main

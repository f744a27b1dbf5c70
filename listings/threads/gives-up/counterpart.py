from concurrent.futures import ThreadPoolExecutor
from threading import Event


# ANCHOR: main
def poll(device: str, network: Event) -> str:
    network.wait()
    print(f"{device} has answered")
    return f"{device} is up"


network = Event()
with ThreadPoolExecutor(max_workers=1) as pool:
    answer = pool.submit(poll, "r1", network)
    try:
        print(answer.result(timeout=0.020))
    except TimeoutError:
        print(f"no answer; cancelled: {answer.cancel()}")
    network.set()
print(f"late: {answer.result()}")
# ANCHOR_END: main

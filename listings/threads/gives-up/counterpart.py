from concurrent.futures import ThreadPoolExecutor
from threading import Event


# ANCHOR: main
def poll(device: str, begun: Event, network: Event) -> str:
    begun.set()
    network.wait()
    print(f"{device} has answered")
    return f"{device} is up"


begun, network = Event(), Event()
with ThreadPoolExecutor(max_workers=1) as pool:
    answer = pool.submit(poll, "r1", begun, network)
    begun.wait()
    try:
        print(answer.result(timeout=0.020))
    except TimeoutError:
        print(f"no answer; cancelled: {answer.cancel()}")
    network.set()
print(f"late: {answer.result()}")
# ANCHOR_END: main

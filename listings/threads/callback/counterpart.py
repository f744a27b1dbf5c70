import threading
from concurrent.futures import Future, ThreadPoolExecutor


# ANCHOR: main
def poll(device: str) -> str:
    asked.wait()
    return f"{device} is up"


def callback(answer: Future[str]) -> None:
    on_main = threading.current_thread() is threading.main_thread()
    print(f"{answer.result()}, on the main thread: {on_main}")


asked = threading.Event()
with ThreadPoolExecutor(max_workers=2) as pool:
    for device in ["r1", "r2", "r3"]:
        pool.submit(poll, device).add_done_callback(callback)
    asked.set()
# ANCHOR_END: main

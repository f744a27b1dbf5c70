import threading
from concurrent.futures import ThreadPoolExecutor

# ANCHOR: main
closed = threading.Event()


class Session:
    def __del__(self) -> None:
        closed.set()


local = threading.local()


def poll() -> None:
    local.session = Session()
    print("polled")


with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(poll)
print(f"after the with block: {str(closed.is_set()).lower()}")
# ANCHOR_END: main

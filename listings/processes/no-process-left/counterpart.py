import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children


def work(device: str) -> str:
    return f"{device} is up"


# ANCHOR: main
def main() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with ProcessPoolExecutor(max_workers=2) as pool:
            print(*pool.map(work, ["r1", "r2"]))
            signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        left = len(active_children())
        print(f"SIGINT: the pool ended, and {left} workers are left")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

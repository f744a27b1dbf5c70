import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


# ANCHOR: main
def work(request: str) -> str:
    while request == "hang":
        time.sleep(1)
    return f"{request} is up"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        job = pool.submit(work, "hang")
        try:
            job.result(timeout=0.030)
        except TimeoutError:
            print("hang: no answer")
        pool.kill_workers()
        try:
            job.result()
        except BrokenProcessPool:
            print("hang: its worker was killed")
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(f"r1: {pool.submit(work, 'r1').result()}")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

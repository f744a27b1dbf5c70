import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


# ANCHOR: main
def work(job: str) -> str:
    if job == "poison":
        os.abort()
    return f"{job} is up"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        names = ["r1", "poison", "r2"]
        jobs = [pool.submit(work, name) for name in names]
        for number, job in enumerate(jobs):
            try:
                print(f"job {number}: {job.result()}")
            except BrokenProcessPool:
                print(f"job {number}: BrokenProcessPool")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

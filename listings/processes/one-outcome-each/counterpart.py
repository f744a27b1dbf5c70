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
        jobs = [pool.submit(work, job) for job in ["r1", "poison", "r2"]]
        for number, job in enumerate(jobs):
            try:
                print(f"job {number}: {job.result()}")
            except BrokenProcessPool:
                print(f"job {number}: BrokenProcessPool")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

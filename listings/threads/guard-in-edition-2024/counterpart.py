from threading import Lock

jobs = ["poll"]
lock = Lock()


def take_job() -> str | None:
    with lock:
        if jobs:
            return jobs.pop()
    with lock:
        jobs.append("idle")
    return None


print(f"first: {take_job()}")
print(f"second: {take_job()}")

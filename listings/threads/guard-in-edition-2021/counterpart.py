from threading import Lock

jobs = ["poll"]
lock = Lock()


def next_job() -> str | None:
    with lock:
        if jobs:
            return jobs.pop()
        with lock:
            jobs.append("idle")
        return None


print(f"first: {next_job()}")
print(f"second: {next_job()}")

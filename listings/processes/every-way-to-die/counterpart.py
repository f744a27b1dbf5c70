import os
import resource
import signal
import sys
import time
from multiprocessing import Process


# ANCHOR: worker
def work(request: str) -> None:
    sys.stderr = open(os.devnull, "w")
    most = 256 << 20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    match request:
        case "raise":
            raise ValueError("the device sent garbage")
        case "abort":
            os.abort()
        case "exit":
            sys.exit(3)
        case "eat":
            print(len(bytes(1 << 30)))
        case "hang":
            time.sleep(60)
        case device:
            print(f"{device} is up", flush=True)
# ANCHOR_END: worker


# ANCHOR: main
def main() -> None:
    for request in ["r1", "exit", "raise", "abort", "eat"]:
        worker = Process(target=work, args=[request])
        worker.start()
        report(request, worker, limit=10)
    worker = Process(target=work, args=["hang"])
    worker.start()
    report("hang", worker, limit=0.050)
    worker = Process(target=work, args=["hang"])
    worker.start()
    os.kill(worker.pid, signal.SIGTERM)
    report("terminated", worker, limit=10)


def report(request: str, worker: Process, limit: float) -> None:
    worker.join(limit)
    if worker.exitcode is None:
        worker.kill()
        worker.join()
    print(f"{request}: exit code {worker.exitcode}")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

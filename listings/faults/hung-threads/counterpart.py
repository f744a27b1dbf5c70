import faulthandler
import os
import queue
import tempfile
import threading

LIMIT = 0.5

# ANCHOR: jobs
devices: list[str] = []
log: list[str] = []
devices_lock, log_lock = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def save() -> None:
    with devices_lock:
        both.wait()
        line = f"saved {len(devices)}"
        with log_lock:
            log.append(line)


def report() -> None:
    with log_lock:
        both.wait()
        with devices_lock:
            log.append(f"known {len(devices)}")
# ANCHOR_END: jobs


# ANCHOR: stacks
def stacks() -> str:
    """In which functions each thread is, the innermost first."""
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        return file.read()


def shown(line: str) -> str | None:
    """A thread or a line of this program, if `line` names one."""
    if line.startswith("Thread "):
        return line[line.index("[") + 1 : line.index("]")] + ":"
    if line.startswith(f'  File "{__file__}"'):
        return "  " + line.split(", ", 1)[1]
    return None


def report_of(stacks: str) -> str:
    """Where the threads stand, all but the one that asks."""
    others, _, _ = stacks.partition("Current thread")
    return "\n".join(filter(None, map(shown, others.splitlines())))
# ANCHOR_END: stacks


# ANCHOR: watchdog
def watch(done: queue.Queue[str], jobs: int) -> None:
    """Ends the program with a report if one takes too long."""
    try:
        for _ in range(jobs):
            print(f"{done.get(timeout=LIMIT)} is done")
    except queue.Empty:
        print(f"nothing is done for {LIMIT * 1000:.0f}ms")
        print(report_of(stacks()), flush=True)
        os._exit(1)


def main() -> None:
    done = queue.Queue[str]()

    def work(job) -> None:
        job()
        done.put(job.__name__)

    for job in (save, report):
        name = job.__name__
        threading.Thread(target=work, args=[job], name=name).start()
    watch(done, 2)


main()
# ANCHOR_END: watchdog

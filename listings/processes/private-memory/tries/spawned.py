import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path


# ANCHOR: memory
def main() -> None:
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.Process(target=wait_for_jobs, args=[theirs])
    child.start()
    print(f"the child is {ours.recv()}")
    kilobytes = private_kilobytes(child.pid)
    has_six = str(kilobytes > 6_000).lower()
    print(f"it has six megabytes for itself: {has_six}")
    ours.send("end")
    child.join()


def private_kilobytes(pid: int) -> int:
    words = Path(f"/proc/{pid}/smaps_rollup").read_text().split()
    return int(words[words.index("Private_Dirty:") + 1])
# ANCHOR_END: memory


def wait_for_jobs(connection: Connection) -> None:
    connection.send("ready")
    connection.recv()


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()

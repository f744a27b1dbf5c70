from multiprocessing import Process, set_start_method
from threading import Thread

polls = 0


def poll() -> None:
    global polls
    polls += 1


def poll_in_child() -> None:
    poll()
    print(f"in the child: {polls}")


if __name__ == "__main__":
    set_start_method("fork")
    thread = Thread(target=poll)
    thread.start()
    thread.join()
    print(f"after a thread: {polls}")
    child = Process(target=poll_in_child)
    child.start()
    child.join()
    print(f"after a process: {polls}")

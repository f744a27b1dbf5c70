import threading


class Session:
    def __init__(self) -> None:
        print("  a session is opened")

    def __del__(self) -> None:
        print("  a session is closed")


class Locals(threading.local):
    def __init__(self) -> None:
        self.polls = 0
        self.session = Session()


def poll_twice() -> None:
    for _ in range(2):
        mine.polls += 1
        print(f"  polled, {mine.polls} so far")


mine = Locals()
for device in ["r1", "r2"]:
    print("a thread for", device)
    thread = threading.Thread(target=poll_twice)
    thread.start()
    thread.join()
print("main has polled", mine.polls, "times")

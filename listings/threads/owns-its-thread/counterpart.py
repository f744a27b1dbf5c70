from queue import SimpleQueue
from threading import Event, Thread

PERIOD = 0.020


class Session:
    """A login at a device, which counts what it is asked."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.polls = 0

    def poll(self) -> str:
        self.polls += 1
        return f"{self.device} is up, poll {self.polls}"


# ANCHOR: monitor
class Monitor(Thread):
    def __init__(
        self, session: Session, answers: SimpleQueue[str]
    ) -> None:
        super().__init__()
        self.session = session
        self.answers = answers
        self.stopping = Event()

    def run(self) -> None:
        self.answers.put(self.session.poll())
        while not self.stopping.wait(PERIOD):
            self.answers.put(self.session.poll())

    def stop(self) -> Session:
        self.stopping.set()
        self.join()
        return self.session
# ANCHOR_END: monitor


# ANCHOR: main
answers: SimpleQueue[str] = SimpleQueue()
monitor = Monitor(Session("r1"), answers)
monitor.start()
for _ in range(3):
    print(answers.get())
session = monitor.stop()
print(f"the session to {session.device} is back")
# ANCHOR_END: main

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Condition


class Inbox:
    def __init__(self) -> None:
        self.answers = 0
        self.changed = Condition()

    def wait_once(self, step: Barrier) -> int:
        with self.changed:
            step.wait()
            self.changed.wait()
            return self.answers

    def wait_for_two(self) -> int:
        with self.changed:
            self.changed.wait_for(lambda: self.answers >= 2)
            return self.answers

    def deliver(self) -> None:
        with self.changed:
            self.answers += 1
            self.changed.notify_all()


inbox, step = Inbox(), Barrier(2)
with ThreadPoolExecutor() as executor:
    patient = executor.submit(inbox.wait_for_two)
    hasty = executor.submit(inbox.wait_once, step)
    step.wait()
    inbox.deliver()
    print(f"hasty went on with {hasty.result()}")
    inbox.deliver()
    print(f"patient: {patient.result()}")

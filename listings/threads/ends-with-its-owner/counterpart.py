import time
import weakref
from threading import Thread

PERIOD = 0.020


# ANCHOR: monitor
class Monitor:
    def __init__(self) -> None:
        self.polls = 0

    def start(self) -> Thread:
        thread = Thread(target=watch, args=[weakref.ref(self)])
        thread.start()
        return thread


def watch(reference: weakref.ref[Monitor]) -> None:
    while monitor := reference():
        monitor.polls += 1
        del monitor
        time.sleep(PERIOD)


monitor = Monitor()
thread = monitor.start()
while monitor.polls < 3:
    time.sleep(PERIOD)
print("three polls or more")
del monitor
thread.join()
print("the thread has ended")
# ANCHOR_END: monitor

import time
from threading import Event, Thread

PERIOD = 0.020


# ANCHOR: monitor
class Monitor(Thread):
    def __init__(self) -> None:
        super().__init__()
        self.polls = 0
        self.stopping = Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            self.polls += 1
            time.sleep(PERIOD)


monitor = Monitor()
monitor.start()
while monitor.polls < 3:
    time.sleep(PERIOD)
print("three polls or more")
monitor.stopping.set()
monitor.join()
print("the thread has ended")
# ANCHOR_END: monitor

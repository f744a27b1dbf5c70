import os
import signal
from threading import Event, Thread, Timer

# ANCHOR: main
PERIOD = 60


def watch(stop: Event) -> None:
    print("watching")
    while not stop.wait(PERIOD):
        print("still watching")
    print("saving what was seen")


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


signal.signal(signal.SIGINT, signal.default_int_handler)  # [1]
stop = Event()
worker = Thread(target=watch, args=(stop,))
worker.start()
try:
    Timer(0.100, press_ctrl_c).start()
    worker.join()
except KeyboardInterrupt:
    stop.set()
    worker.join()
print("stopped")
# ANCHOR_END: main

from queue import LifoQueue
from threading import Barrier, Thread

ROOM = 2

# ANCHOR: main
stack: LifoQueue[str] = LifoQueue(maxsize=ROOM)
full = Barrier(2)


def poll() -> None:
    stack.put("r1 is up")
    stack.put("r2 is up")
    full.wait()
    stack.put("r3 is up")


poller = Thread(target=poll)
poller.start()
full.wait()
print(stack.get())
poller.join()
print(stack.get())
print(stack.get())
# ANCHOR_END: main

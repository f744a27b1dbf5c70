from queue import Full, Queue, ShutDown
from threading import Semaphore, Thread


# ANCHOR: actor
ROOM = 1


def store(
    mailbox: Queue[str], disk: Semaphore, busy: Semaphore
) -> None:
    try:
        while True:
            config = mailbox.get()
            busy.release()
            disk.acquire()
            print(config, "stored")
    except ShutDown:
        pass
# ANCHOR_END: actor


# ANCHOR: main
def send(mailbox: Queue[str], config: str) -> None:
    mailbox.put(config)
    print(config, "sent")


def main() -> None:
    archive: Queue[str] = Queue(maxsize=ROOM)
    disk, took = Semaphore(0), Semaphore(0)
    actor = Thread(target=store, args=(archive, disk, took))
    actor.start()
    archive.put("r1")
    took.acquire()
    send(archive, "r2")
    try:
        archive.put_nowait("r3")
    except Full:
        print("r3: full")
    sender = Thread(target=send, args=(archive, "r3"))
    sender.start()
    disk.release()
    sender.join()
    archive.shutdown()
    disk.release(2)
    actor.join()


main()
# ANCHOR_END: main

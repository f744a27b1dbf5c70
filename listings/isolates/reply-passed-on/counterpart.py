from queue import Queue, ShutDown, SimpleQueue
from threading import Thread


# ANCHOR: messages
type Reply = SimpleQueue[bool]
type ToInventory = tuple[str, Reply]
type ToMonitor = tuple[str | None, Reply]
# ANCHOR_END: messages


# ANCHOR: actors
QUIET = {"192.0.2.1", "192.0.2.7"}


def inventory(
    mailbox: Queue[ToInventory], monitor: Queue[ToMonitor]
) -> None:
    try:
        while True:
            match mailbox.get():
                case "retire", reply:
                    monitor.put((None, reply))
                case "address", reply:
                    monitor.put(("192.0.2.1", reply))
    except ShutDown:
        monitor.shutdown()


def monitor(
    mailbox: Queue[ToMonitor], inventory: Queue[ToInventory]
) -> None:
    try:
        while True:
            match mailbox.get():
                case None, reply:
                    inventory.put(("address", reply))
                case address, reply:
                    reply.put(address in QUIET)
    except ShutDown:
        pass
# ANCHOR_END: actors


# ANCHOR: main
def main() -> None:
    to_inventory: Queue[ToInventory] = Queue()
    to_monitor: Queue[ToMonitor] = Queue()
    actors = [
        Thread(target=inventory, args=(to_inventory, to_monitor)),
        Thread(target=monitor, args=(to_monitor, to_inventory)),
    ]
    for actor in actors:
        actor.start()
    quiet: Reply = SimpleQueue()
    to_inventory.put(("retire", quiet))
    print("retired:", quiet.get())
    to_inventory.shutdown()
    for actor in actors:
        actor.join()
    print("both have ended")


main()
# ANCHOR_END: main

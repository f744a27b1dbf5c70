from queue import Queue, SimpleQueue
from threading import Thread


# ANCHOR: ask
type Question = tuple[str, SimpleQueue]


def ask(actor: Queue[Question], question: str):
    reply: SimpleQueue = SimpleQueue()
    actor.put((question, reply))
    return reply.get()
# ANCHOR_END: ask


# ANCHOR: actors
QUIET = {"192.0.2.1", "192.0.2.7"}


def inventory(mailbox: Queue[Question], monitor: Queue) -> None:
    while True:
        question, reply = mailbox.get()
        match question:
            case "retire":
                print("the inventory asks the monitor", flush=True)
                reply.put(ask(monitor, "is quiet"))
            case "address":
                reply.put("192.0.2.1")


def monitor(mailbox: Queue[Question], inventory: Queue) -> None:
    while True:
        _, reply = mailbox.get()
        print("the monitor asks the inventory", flush=True)
        address = ask(inventory, "address")
        reply.put(address in QUIET)
# ANCHOR_END: actors


# ANCHOR: main
def main() -> None:
    to_inventory: Queue = Queue()
    to_monitor: Queue = Queue()
    for actor, mailbox, other in [
        (inventory, to_inventory, to_monitor),
        (monitor, to_monitor, to_inventory),
    ]:
        Thread(target=actor, args=(mailbox, other), daemon=True).start()
    print("retired:", ask(to_inventory, "retire"))


main()
# ANCHOR_END: main

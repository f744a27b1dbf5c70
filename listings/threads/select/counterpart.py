from queue import Queue, ShutDown
from threading import Thread

type Event = tuple[str, str]


def serve(events: Queue[Event], handled: Queue[None]) -> None:
    while True:
        try:
            match events.get():
                case "poll", device:
                    print(f"poll {device}")
                case "alarm", device:
                    print(f"alarm from {device}")
        except ShutDown:
            print("no event can come")
            return
        handled.put(None)


events: Queue[Event] = Queue()
handled: Queue[None] = Queue()
server = Thread(target=serve, args=[events, handled])
server.start()
events.put(("poll", "r1"))
handled.get()
events.put(("alarm", "r2"))
handled.get()
events.shutdown()
server.join()

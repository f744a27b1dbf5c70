import sys
import threading


def poll(device: str) -> str:
    raise RuntimeError(f"no route to {device}")


def read(port: str) -> int:
    return int(port)


def give_up() -> str:
    sys.exit("given up")


def log(failure: threading.ExceptHookArgs) -> None:
    print(f"log: {failure.exc_value}")


threading.excepthook = log
loud = threading.Thread(target=poll, args=["r2"])
loud.start()
loud.join()
unread = threading.Thread(target=read, args=["ssh"])
unread.start()
unread.join()
quiet = threading.Thread(target=give_up)
quiet.start()
quiet.join()

import threading


def poll() -> None:
    print("this is", threading.current_thread().name)
    raise OSError("no route to the device")


def report(failure: threading.ExceptHookArgs) -> None:
    print(f"{failure.thread.name} failed: {failure.exc_value}")


threading.excepthook = report
print("this is", threading.current_thread().name)

named = threading.Thread(target=poll, name="poll-r1")
named.start()
named.join()

unnamed = threading.Thread(target=poll)
print("by default:", unnamed.name)

from threading import Lock, Thread

states: dict[str, str] = {}
lock = Lock()


def poll(device: str) -> None:
    state = "down" if device == "r2" else "up"
    with lock:
        states[device] = state


threads = [Thread(target=poll, args=[name]) for name in ["r1", "r2", "r3"]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(dict(sorted(states.items())))

from threading import Lock, Thread

states: dict[str, str] = {}
lock = Lock()


def poll(device: str) -> None:
    state = "down" if device == "r2" else "up"
    with lock:
        states[device] = state


def start_polls() -> list[Thread]:
    """Returns while the polls are still under way."""
    devices = ["r1", "r2", "r3"]
    polls = [Thread(target=poll, args=[name]) for name in devices]
    for thread in polls:
        thread.start()
    return polls


for thread in start_polls():
    thread.join()
print(dict(sorted(states.items())))

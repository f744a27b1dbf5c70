from threading import Event, Thread


# ANCHOR: main
def poll(device: str, network: Event, answers: list[str]) -> None:
    network.wait()
    answers.append(f"{device} is up")


network = Event()
answers: list[str] = []
thread = Thread(target=poll, args=["r1", network, answers])
thread.start()
thread.join(timeout=0.050)
if thread.is_alive():
    print("r1 has not answered yet")
network.set()
thread.join(timeout=5)
if thread.is_alive():
    print("r1 has not answered at all")
else:
    print(answers[0])
# ANCHOR_END: main

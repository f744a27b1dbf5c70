from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep


def poll(network: Event) -> str:
    network.wait()
    return "r1 is up"


network = Event()
with ThreadPoolExecutor() as pool:
    future = pool.submit(poll, network)
    print(f"finished: {future.done()}")
    network.set()
    while not future.done():
        sleep(0)
    print(f"finished: {future.done()}")
    print(future.result())

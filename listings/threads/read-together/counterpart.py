from threading import Barrier, Thread

routes = ("default", "lan")
all_reading = Barrier(3)


def look_up() -> int:
    reading = routes
    all_reading.wait()
    return len(reading)


threads = [Thread(target=look_up) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("three have read at the same time")
reading = routes
routes = routes + ("vpn",)
print(f"the reader's: {reading}")
print(f"the new ones: {routes}")

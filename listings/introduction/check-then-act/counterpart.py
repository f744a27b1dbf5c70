from threading import Barrier, Lock, Thread

rebooting: list[str] = []
lock = Lock()
both_looked = Barrier(2)


def reboot(device: str) -> None:
    with lock:
        nobody = not rebooting
    both_looked.wait()
    if nobody:
        with lock:
            rebooting.append(device)


threads = [Thread(target=reboot, args=[name]) for name in ["r1", "r2"]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"devices that are rebooting: {len(rebooting)}")

import sys
import time
from subprocess import Popen, TimeoutExpired


def poll(device: str) -> None:
    if device == "r2":
        time.sleep(3600)


# ANCHOR: within
def within(child: Popen, patience: float) -> int | None:
    try:
        return child.wait(patience)
    except TimeoutExpired:
        child.kill()
        child.wait()
        return None
# ANCHOR_END: within


if len(sys.argv) > 1:
    poll(sys.argv[1])
    sys.exit()
for device, patience in [("r1", 10), ("r2", 0.2)]:
    child = Popen([sys.executable, __file__, device])
    if within(child, patience) is None:
        print(f"{device}: given up")
    else:
        print(f"{device}: answered")

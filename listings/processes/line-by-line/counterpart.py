import sys
import time
from subprocess import PIPE, Popen

WAIT = 0.1


# ANCHOR: read
def back_up() -> None:
    for device in ["r1", "r2", "r3"]:
        time.sleep(WAIT)
        print(f"{device} stored", flush=True)


if len(sys.argv) > 1:
    back_up()
    sys.exit()
start = time.monotonic()
arguments = [sys.executable, __file__, "backup"]
with Popen(arguments, stdout=PIPE, text=True) as child:
    for line in child.stdout:
        elapsed = (time.monotonic() - start) * 1000
        print(f"{elapsed:3.0f} ms  {line}", end="")
# ANCHOR_END: read

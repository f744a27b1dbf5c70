import sys
import time
from subprocess import PIPE, Popen


def back_up() -> None:
    """Runs until its standard input ends."""
    sys.stdin.read()


if len(sys.argv) > 1:
    back_up()
    sys.exit()
child = Popen([sys.executable, __file__, "backup"], stdin=PIPE)
print(f"ended: {str(child.poll() is not None).lower()}")
print("the parent does something else")
child.stdin.close()
while (code := child.poll()) is None:
    time.sleep(0.001)
print(f"ended: true, and well: {str(code == 0).lower()}")

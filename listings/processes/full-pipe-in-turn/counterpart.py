import sys
from subprocess import PIPE, Popen

LINE = b"show interfaces\n"
LINES = 10_000
ECHO = """
import shutil, sys
shutil.copyfileobj(sys.stdin.buffer.raw, sys.stdout.buffer.raw)
"""

command = [sys.executable, "-c", ECHO]
with Popen(command, stdin=PIPE, stdout=PIPE) as child:
    # ANCHOR: talk
    back = 0
    for _ in range(LINES):
        child.stdin.write(LINE)
        child.stdin.flush()
        back += len(child.stdout.read(len(LINE)))
    child.stdin.close()
    # ANCHOR_END: talk
print(f"{back} of {LINES * len(LINE)} bytes back")

import sys
from subprocess import PIPE, Popen

LINE = b"show interfaces\n"
LINES = 100_000
ECHO = """
import shutil, sys
shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)
"""

command = [sys.executable, "-c", ECHO]
with Popen(command, stdin=PIPE, stdout=PIPE) as child:
    # ANCHOR: talk
    output, _ = child.communicate(LINE * LINES)
    back = len(output)
    # ANCHOR_END: talk
print(f"{back} of {LINES * len(LINE)} bytes back")

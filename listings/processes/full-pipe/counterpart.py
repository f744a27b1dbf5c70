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
    print(f"writing {LINES * len(LINE)} bytes")
    for _ in range(LINES):
        child.stdin.write(LINE)
    child.stdin.close()
    print("written")
    back = len(child.stdout.read())
    # ANCHOR_END: talk
print(f"{back} of {LINES * len(LINE)} bytes back")

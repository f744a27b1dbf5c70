import os
from concurrent import interpreters

MASK = """
masked = "".join("#" if c.isdigit() else c for c in line)
print(f"r1: {masked}", flush=True)
"""
THIEF = """
import os
print(f"r1: {os.environ['TOKEN']}", flush=True)
"""


# ANCHOR: main
def mask(guest: str, line: str) -> None:
    interpreter = interpreters.create()
    interpreter.prepare_main(line=line)
    interpreter.exec(guest)
    interpreter.close()


def main() -> None:
    os.environ["TOKEN"] = "open sesame"
    for guest in [MASK, THIEF]:
        mask(guest, "snmp-server community s3cr3t")
# ANCHOR_END: main


if __name__ == "__main__":
    main()

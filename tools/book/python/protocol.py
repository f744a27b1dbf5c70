"""What every program that measures has in common: it names its cases, and
measures the one that its argument names. The protocol is described in
tools/book/src/model/measurement.rs."""

import sys
import time


# What is measured again and again is measured for so many seconds: what else
# runs on the machine disturbs a short measurement most.
ENOUGH = 0.3


def run(cases, missing=(), often=False):
    """Name the cases, or measure the one that the argument names: once, or as
    often as there is time, and then each value is a sample.

    `cases` maps a name to the sizes (none if there is only one) and the
    function that measures once at a size and returns quantities and values.
    `missing` holds pairs of a case and the reason why it cannot be measured.
    """
    if len(sys.argv) == 1:
        for name, (sizes, _) in cases.items():
            print("\n".join(f"{name} @ {size}" for size in sizes) or name)
        for name, reason in missing:
            print(f"! {name}: {reason}")
        return
    name, _, size = sys.argv[1].partition(" @ ")
    enough = time.perf_counter() + (ENOUGH if often else 0)
    while True:
        for quantity, value in cases[name][1](int(size or 0)).items():
            if value is not None:
                print(quantity, repr(float(value)))
        if time.perf_counter() >= enough:
            return


def seconds(work):
    """How long a call of `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak_memory():
    """The most memory that this process has held so far, in bytes."""
    return _kibibytes("/proc/self/status", "VmHWM:")


def private_memory(process="self"):
    """The memory, in bytes, that a process has written and shares with nobody."""
    return _kibibytes(f"/proc/{process}/smaps_rollup", "Private_Dirty:")


def _kibibytes(file, key):
    try:
        with open(file) as lines:
            for line in lines:
                if line.startswith(key):
                    return int(line.split()[1]) * 1024
    except OSError:
        return None

import asyncio
import os
import signal
import sys


# ANCHOR: twice
async def watch() -> None:
    print("watching")
    press_ctrl_c()
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("stopping, press again to end at once")
        await save()
        raise


async def save() -> None:
    """Stands for a server that does not take what it is sent."""
    print("saving")
    press_ctrl_c()
    await asyncio.Event().wait()


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    asyncio.run(watch())
except KeyboardInterrupt:
    print("ended at once")
    sys.exit(130)
# ANCHOR_END: twice

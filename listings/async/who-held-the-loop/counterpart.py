import asyncio
import logging
import time


class SlowSteps(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("Executing"):
            what, seconds = record.args
            if "ask()" in what:
                print(f"ask took {seconds * 1000:.0f} ms in one step")
                print(f"over 100 ms: {seconds > 0.1}")


async def ask() -> None:
    await asyncio.sleep(0.030)
    time.sleep(0.150)
    await asyncio.sleep(0.030)


logging.getLogger("asyncio").addHandler(SlowSteps())
asyncio.run(ask(), debug=True)

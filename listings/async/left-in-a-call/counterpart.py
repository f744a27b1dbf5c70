import asyncio
import threading


# ANCHOR: calls
def call(answer: threading.Event) -> None:
    answer.wait()
    print("the call has returned")


async def main() -> None:
    answer = threading.Event()
    threading.Timer(0.050, answer.set).start()
    asyncio.get_running_loop().run_in_executor(None, call, answer)


asyncio.run(main())
print("dropped")

never = threading.Event()
thread = threading.Thread(target=call, args=[never], daemon=True)
thread.start()
thread.join(0.050)
print("given up")
# ANCHOR_END: calls

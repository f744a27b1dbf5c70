import ctypes
import threading
from concurrent import interpreters


# ANCHOR: thread
def spin(spinning: threading.Event) -> None:
    spinning.set()
    while True:
        pass


def stop_a_thread() -> None:
    spinning = threading.Event()
    thread = threading.Thread(target=spin, args=(spinning,))
    thread.start()
    spinning.wait()
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    thread_id = ctypes.c_ulong(thread.ident)
    raise_in(thread_id, ctypes.py_object(SystemExit))
    thread.join()
    print("a thread that computed has been stopped")
# ANCHOR_END: thread


# ANCHOR: main
def count(devices, answers) -> None:
    answers.put("started")
    messages = 0
    while devices.get() is not None:
        messages += 1
    answers.put(messages)


if __name__ == "__main__":
    isolate = interpreters.create()
    devices = interpreters.create_queue()
    answers = interpreters.create_queue()
    thread = isolate.call_in_thread(count, devices, answers)
    answers.get()
    devices.put("r1")
    try:
        isolate.close()
    except interpreters.InterpreterError as error:
        print(f"not closed: {error}")
    devices.put(None)
    thread.join()
    isolate.close()
    print(f"it ended after {answers.get()} message")
    stop_a_thread()
# ANCHOR_END: main

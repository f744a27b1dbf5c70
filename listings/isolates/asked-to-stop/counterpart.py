from concurrent import interpreters


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
    print(f"it ended after {answers.get()} message")
    isolate.close()

from concurrent import interpreters

polls = 0
print("the file runs in interpreter", interpreters.get_current().id)


def poll(device: str) -> str:
    import readline
    global polls
    polls += 1
    return f"{device}, poll {polls}"


# ANCHOR: main
if __name__ == "__main__":
    first = interpreters.create()
    second = interpreters.create()
    print("first:", first.call(poll, "r1"))
    print("first:", first.call(poll, "r2"))
    print("second:", second.call(poll, "r1"))
    print("main:", poll("r3"))
    first.close()
    second.close()
    try:
        first.call(poll, "r1")
    except interpreters.InterpreterNotFoundError as error:
        print(f"first: {error}")
# ANCHOR_END: main

from concurrent import interpreters

asked = 0
print("the file runs in interpreter", interpreters.get_current().id)


def ask(device: str) -> str:
    import readline
    global asked
    asked += 1
    return f"{device}, question {asked}"


# ANCHOR: main
if __name__ == "__main__":
    first = interpreters.create()
    second = interpreters.create()
    print("first:", first.call(ask, "r1"))
    print("first:", first.call(ask, "r2"))
    print("second:", second.call(ask, "r1"))
    print("main:", ask("r3"))
    first.close()
    second.close()
    try:
        first.call(ask, "r1")
    except interpreters.InterpreterNotFoundError as error:
        print(f"first: {error}")
# ANCHOR_END: main

from concurrent import interpreters


def begin() -> None:
    print("the isolate begins a line ", end="")


if __name__ == "__main__":
    isolate = interpreters.create()
    isolate.call(begin)
    print("and main ends it")
    isolate.close()
    print("after the end of the isolate")

from concurrent import interpreters


# ANCHOR: main
def full_name(name: str) -> str:
    return f"{name}.example.net"


def main() -> None:
    interpreter = interpreters.create()
    for name in ["r1", "core-switch-2"]:
        print(interpreter.call(full_name, name))
    interpreter.close()
# ANCHOR_END: main


if __name__ == "__main__":
    main()

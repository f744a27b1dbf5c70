import socket
import threading
from concurrent import interpreters
from dataclasses import dataclass
from types import SimpleNamespace


@dataclass
class Device:
    name: str
    ports: list[int]


def rename(device: Device) -> str:
    device.name = "r9"
    return device.name


def module(device: Device) -> str:
    return type(device).__module__


def echo(value: object) -> object:
    return value


# ANCHOR: main
def main() -> None:
    device = SimpleNamespace(name="r1", ports=[22, 830])
    name = isolate.call(rename, device)
    print(f"{name} there, {device.name} here")
    ports = isolate.call(echo, device.ports)
    print(f"the same list: {str(ports is device.ports).lower()}")
    print(f"its class: {module(device)} here,", end=" ")
    print(f"{isolate.call(module, device)} there")
    cross("a device", device)
    cross("a lock", threading.Lock())
    cross("a generator", (n * n for n in range(1, 4)))
    with socket.socket() as listener:
        cross("a socket", listener)


def cross(what: str, value: object) -> None:
    try:
        isolate.call(echo, value)
        print(f"{what}: there and back")
    except interpreters.NotShareableError as error:
        print(f"{what}: {type(error).__name__}")
# ANCHOR_END: main


if __name__ == "__main__":
    isolate = interpreters.create()
    main()
    isolate.close()

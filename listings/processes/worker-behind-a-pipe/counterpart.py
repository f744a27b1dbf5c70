import pickle
from dataclasses import dataclass
from math import isqrt
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


# ANCHOR: messages
@dataclass
class Primes:
    below: int


@dataclass
class Reverse:
    text: str


@dataclass
class Refused:
    reason: str


# ANCHOR_END: messages
# ANCHOR: worker
def serve(connection: Connection) -> None:
    while True:
        try:
            message = connection.recv_bytes()
        except EOFError:
            return
        try:
            request = pickle.loads(message)
        except Exception as error:
            connection.send(Refused(str(error)))
        else:
            connection.send(handle(request))


def handle(request: Primes | Reverse) -> int | str:
    match request:
        case Primes(below):
            return sum(is_prime(n) for n in range(2, below))
        case Reverse(text):
            return text[::-1]
# ANCHOR_END: worker


def is_prime(n: int) -> bool:
    return all(n % d for d in range(2, isqrt(n) + 1))


# ANCHOR: main
def main() -> None:
    ours, theirs = Pipe()
    worker = Process(target=serve, args=[theirs])
    worker.start()
    theirs.close()
    ours.send(Primes(below=100))
    print(ours.recv())
    ours.send_bytes(b"no request")
    print(ours.recv())
    ours.send(Reverse("r1"))
    print(ours.recv())
    ours.close()
    worker.join()
    print(f"ended well: {str(worker.exitcode == 0).lower()}")


if __name__ == "__main__":
    main()
# ANCHOR_END: main

from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


# ANCHOR: fill
def fill(half: memoryview, number: int) -> None:
    for place in range(len(half)):
        half[place] = number


def main() -> None:
    buffer = bytearray(8)
    whole = memoryview(buffer)
    with InterpreterPoolExecutor(max_workers=2) as pool:
        filled = [pool.submit(fill, whole[:4], 1)]
        filled.append(pool.submit(fill, whole[4:], 2))
        for half in filled:
            half.result()
    print("halves:", list(buffer))
    print("both look first:", both_look_first())
    print("with a token:", with_a_token())
# ANCHOR_END: fill


# ANCHOR: add
def look_first(byte: memoryview, tell, hear) -> None:
    seen = byte[0]
    tell.put("I have looked")
    hear.get()
    byte[0] = seen + 1


def both_look_first() -> int:
    byte = bytearray(1)
    left = interpreters.create_queue()
    right = interpreters.create_queue()
    with InterpreterPoolExecutor(max_workers=2) as pool:
        pool.submit(look_first, memoryview(byte), left, right)
        pool.submit(look_first, memoryview(byte), right, left)
    return byte[0]


def add_one(byte: memoryview, token) -> None:
    token.get()
    byte[0] += 1
    token.put("the token")


def with_a_token() -> int:
    byte = bytearray(1)
    token = interpreters.create_queue()
    token.put("the token")
    with InterpreterPoolExecutor(max_workers=2) as pool:
        pool.submit(add_one, memoryview(byte), token)
        pool.submit(add_one, memoryview(byte), token)
    return byte[0]
# ANCHOR_END: add


if __name__ == "__main__":
    main()

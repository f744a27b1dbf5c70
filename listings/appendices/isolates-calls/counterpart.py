from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


def poll(device: str) -> str:
    return f"{device} is up"


# ANCHOR: calls
def isolates() -> None:
    one = interpreters.create()
    queue = interpreters.create_queue()
    one.prepare_main(answers=queue, polls=0)
    print("create, create_queue, prepare_main: given")

    one.exec("polls += 1")
    one.exec("answers.put(polls)")
    print("exec, get:", queue.get())

    print("call:", one.call(poll, "r1"))

    one.close()
    print("close:", one not in interpreters.list_all())

    with InterpreterPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(poll, ["r1", "r2"]))
    print("InterpreterPoolExecutor:", answers)
# ANCHOR_END: calls


if __name__ == "__main__":
    isolates()

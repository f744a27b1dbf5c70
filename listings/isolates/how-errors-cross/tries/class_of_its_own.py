from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


class NoRoute(Exception):
    pass


def ask(device: str) -> str:
    if device == "r9":
        raise NoRoute(f"no route to {device}")
    return f"{device} is up"


if __name__ == "__main__":
    isolate = interpreters.create()
    try:
        isolate.call(ask, "r9")
    except interpreters.ExecutionFailed as error:
        print(f"a call: {type(error).__name__}")
        about = error.excinfo
        print(f"  about a {about.type.__name__}: {about.msg}")
    isolate.close()
    with InterpreterPoolExecutor(max_workers=1) as pool:
        error = pool.submit(ask, "r9").exception()
    print(f"the pool: {type(error).__name__}: {error}")

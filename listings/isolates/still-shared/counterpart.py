import os
import tempfile
from concurrent import interpreters


def next_device(number: int) -> str:
    return os.read(number, 3).decode().strip()


def set_site() -> None:
    os.environ["SITE"] = "lab"


def site() -> str | None:
    return os.environ.get("SITE")


if __name__ == "__main__":
    isolate = interpreters.create()
    with tempfile.TemporaryFile() as file:
        file.write(b"r1 r2 r3 ")
        file.seek(0)
        device = isolate.call(next_device, file.fileno())
        print(f"the isolate read {device}")
        print(f"main read {next_device(file.fileno())}")

    folder = os.getcwd()
    isolate.call(os.chdir, "..")
    print(f"main has moved: {str(os.getcwd() != folder).lower()}")
    isolate.call(set_site)
    print(f"SITE in main: {site()}")
    later = interpreters.create()
    print(f"SITE in a later interpreter: {later.call(site)}")
    later.close()
    isolate.close()

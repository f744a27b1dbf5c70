from mmap import ACCESS_COPY, mmap
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory


def change(path: Path) -> None:
    with path.open("rb") as file:
        shared = mmap(file.fileno(), 0, access=ACCESS_COPY)
    with shared:
        shared[:2] = b"r9"
        print(f"worker: {shared[:].decode()}", flush=True)


def main() -> None:
    with TemporaryDirectory() as folder:
        shared = Path(folder) / "shared"
        shared.write_text("r1 is up")
        worker = Process(target=change, args=[shared])
        worker.start()
        worker.join()
        print(f"parent: {shared.read_text()}")
        print(f"ended well: {str(worker.exitcode == 0).lower()}")


if __name__ == "__main__":
    main()

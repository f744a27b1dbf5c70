import os
import subprocess
import sys
from threading import Thread


def run_jobs() -> None:
    print("a thread starts", flush=True)
    job = Thread(target=os.abort)
    job.start()
    job.join()
    print("the program goes on")


if len(sys.argv) > 1:
    run_jobs()
    sys.exit()
arguments = [sys.executable, __file__, "jobs"]
done = subprocess.run(arguments, capture_output=True, text=True)
print(done.stdout, end="")
ended_well = str(done.returncode == 0).lower()
print(f"the program ended well: {ended_well}")

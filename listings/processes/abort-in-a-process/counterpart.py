import os
from multiprocessing import Process

if __name__ == "__main__":
    print("a process starts")
    job = Process(target=os.abort)
    job.start()
    job.join()
    print(f"it failed: {str(job.exitcode != 0).lower()}")
    print("the program goes on")

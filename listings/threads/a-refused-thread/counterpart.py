import threading

thread = threading.Thread(
    target=print, args=["the poll runs on its own thread"]
)
threading.stack_size(1 << 62)
try:
    thread.start()
except RuntimeError as error:
    print("refused:", error)
    print("the poll runs on the main thread")
else:
    thread.join()

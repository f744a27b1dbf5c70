from queue import Queue

answers: Queue[str] = Queue()
print("waiting for an answer")
answers.shutdown()
while True:
    print(answers.get())

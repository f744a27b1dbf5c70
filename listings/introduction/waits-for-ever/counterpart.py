from queue import Queue

answers: Queue[str] = Queue()
print("waiting for an answer")
while True:
    print(answers.get())

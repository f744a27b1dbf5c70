def fib(n: int) -> int:
    previous, current = 0, 1
    for _ in range(1, n):
        previous, current = current, previous + current
    return current


print("fib(93) is", fib(93))
largest = max(map(fib, range(1, 95)))
print("the largest is", largest)

"""Processes share numbers in memory; adding needs the lock that comes with them."""

from multiprocessing import Array, Process, Value


def vote(choice, total, votes):
    for _ in range(3):
        with total.get_lock():
            total.value += 1
        with votes.get_lock():
            votes[choice] += 1


if __name__ == "__main__":
    total = Value("i", 0)
    votes = Array("i", 2)
    voters = [Process(target=vote, args=(choice, total, votes), name=f"Voter {choice}") for choice in (0, 1)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    print("Votes:", total.value, list(votes))

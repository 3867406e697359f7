"""A manager's process holds a dictionary and a lock for others: one entry for each process, and one for all."""

from multiprocessing import Manager, Process


def count(name, words, found, lock):
    found[name] = len(words)
    with lock:  # to read and to write are two requests
        found["all"] += len(words)


if __name__ == "__main__":
    with Manager() as manager:
        found = manager.dict({"all": 0})
        lock = manager.Lock()
        texts = {"Ann": "a rose is a rose", "Bob": "to be or not to be"}
        readers = [
            Process(target=count, args=(name, text.split(), found, lock), name=name) for name, text in texts.items()
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        print("Words:", found["all"])

"""Each thread sees its own value under the same name."""

from threading import Thread, local
from time import sleep

desk = local()


def write(word):
    desk.note = word
    sleep(0.2)
    print("still my own note:", desk.note)


writers = [Thread(target=write, args=(word,), name=word.title()) for word in ("tea", "milk")]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
print("Main has a note:", hasattr(desk, "note"))

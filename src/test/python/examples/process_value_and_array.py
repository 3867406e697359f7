"""Numbers in shared memory: values, arrays and structures."""

from ctypes import Structure, c_double
from multiprocessing import Array, Lock, Process, Value


class Point(Structure):
    _fields_ = (("x", c_double), ("y", c_double))


def modify(number, ratio, text, points):
    number.value **= 2
    ratio.value **= 2
    text.value = text.value.upper()
    for point in points:
        point.x **= 2
        point.y **= 2


if __name__ == "__main__":
    lock = Lock()
    number = Value("i", 7)
    ratio = Value(c_double, 0.5, lock=False)
    text = Array("c", b"hello world", lock=lock)
    points = Array(Point, [(1.5, -6.25), (2.0, 3.0)], lock=lock)
    process = Process(target=modify, args=(number, ratio, text, points))
    process.start()
    process.join()
    print(number.value, ratio.value, text.value, [(point.x, point.y) for point in points])
    numbers = Array("i", range(10))
    for index in range(len(numbers)):
        numbers[index] = -numbers[index]
    print(numbers[:])

"""A manager with types of one's own, and a proxy that shows what it chooses."""

from multiprocessing.managers import BaseManager


class Maths:
    def add(self, x, y):
        return x + y

    def mul(self, x, y):
        return x * y

    def _secret(self):
        return "secret"


class MathsManager(BaseManager):
    pass


MathsManager.register("Maths", Maths)
MathsManager.register("Open", Maths, exposed=("add", "_secret"))

if __name__ == "__main__":
    with MathsManager() as manager:
        maths, opened = manager.Maths(), manager.Open()
        print(maths.add(4, 3), maths.mul(7, 8), hasattr(maths, "_secret"))
        print(opened.add(1, 2), opened._secret(), hasattr(opened, "mul"))

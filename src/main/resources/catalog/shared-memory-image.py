"""Processes paint the tiles of one picture, which is a block of shared memory.

Prints: All painters have ended. … 60 … 255 … 217
"""

from math import hypot
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from time import sleep

ASSIGNMENT = "stripes"  # or "round robin"
PAINTERS = 4
COLUMNS = 12
ROWS = 8
TILE_MS = 400


def paint(picture, tiles):
    for tile in tiles:
        sleep(TILE_MS / 1000)
        picture.buf[3 * tile : 3 * tile + 3] = bytes(colour(tile))
    picture.close()


def colour(tile):
    """The red, green and blue of a tile: a round yellow sun in a sky that is violet above and red below."""
    y, x = divmod(tile, COLUMNS)
    far = hypot(x - COLUMNS * 0.7, y - COLUMNS * 0.25) / COLUMNS
    if far < 0.16:
        return 255, 222, 89
    down = min(240, y * 360 // COLUMNS)
    return 60 + down * 3 // 4, 40 + down // 3, 130 - down // 3


if __name__ == "__main__":
    tiles = COLUMNS * ROWS
    picture = SharedMemory(create=True, size=3 * tiles)
    painters = []
    for n in range(PAINTERS):
        mine = range(tiles * n // PAINTERS, tiles * (n + 1) // PAINTERS)
        if ASSIGNMENT == "round robin":
            mine = range(n, tiles, PAINTERS)
        painters.append(Process(target=paint, args=(picture, mine), name=f"Painter {n + 1}"))
    for painter in painters:
        painter.start()
    for painter in painters:
        painter.join()
    print("All painters have ended.")
    for row in range(ROWS):  # the red of each tile, instead of a picture
        print(" ".join(f"{picture.buf[3 * (row * COLUMNS + x)]:3d}" for x in range(COLUMNS)))
    picture.close()
    picture.unlink()

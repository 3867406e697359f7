"""Processes paint the tiles of one picture, which is a block of shared memory.

Prints: 96 of 96 tiles are painted, by 4 processes
"""

from math import hypot
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from time import sleep

SHARE = "in stripes"
PAINTERS = 4
COLUMNS = 12
ROWS = 8
TILE_MS = 400


def colour(tile):
    y, x = divmod(tile, COLUMNS)
    if hypot(x - COLUMNS * 0.7, y - COLUMNS * 0.25) / COLUMNS < 0.16:
        return 255, 222, 89
    down = min(240, y * 360 // COLUMNS)
    return 60 + down * 3 // 4, 40 + down // 3, 130 - down // 3


def paint(picture, tiles):
    for tile in tiles:
        sleep(TILE_MS / 1000)
        picture.buf[3 * tile : 3 * tile + 3] = bytes(colour(tile))
    picture.close()


def share_out(n, tiles):
    if SHARE == "in turns":
        return range(n, tiles, PAINTERS)
    return range(tiles * n // PAINTERS, tiles * (n + 1) // PAINTERS)


if __name__ == "__main__":
    tiles = COLUMNS * ROWS
    picture = SharedMemory(create=True, size=3 * tiles)
    painters = [Process(target=paint, args=(picture, share_out(n, tiles))) for n in range(PAINTERS)]
    for painter in painters:
        painter.start()
    for painter in painters:
        painter.join()
    painted = sum(picture.buf[3 * tile] == colour(tile)[0] for tile in range(tiles))
    print(f"{painted} of {tiles} tiles are painted, by {PAINTERS} processes")
    for row in range(ROWS):
        colours = [picture.buf[3 * (row * COLUMNS + x)] for x in range(COLUMNS)]
        print(" ".join(f"{red:3d}" for red in colours))
    picture.close()
    picture.unlink()

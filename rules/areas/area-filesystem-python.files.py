# ruleid: area-filesystem-python
import shutil
# ok: area-filesystem-python
import math


def save(name, text):
    # ruleid: area-filesystem-python
    path = os.path.join("reports", name)
    # ruleid: area-filesystem-python
    with open(path, "w") as out:
        out.write(text)
    # ruleid: area-filesystem-python
    shutil.copy(path, "backup")


def area(radius):
    # ok: area-filesystem-python
    return math.pi * radius**2

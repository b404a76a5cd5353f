# ruleid: area-process-python
import subprocess
# ok: area-process-python
import datetime


def build():
    # ruleid: area-process-python
    subprocess.run(["make"], check=True)
    # ruleid: area-process-python
    os.kill(42, 15)


def today():
    # ok: area-process-python
    return datetime.date.today()

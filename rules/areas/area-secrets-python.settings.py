# ruleid: area-secrets-python
from dotenv import load_dotenv

# ruleid: area-secrets-python
load_dotenv()
# ruleid: area-secrets-python
SECRET_KEY = os.environ["SECRET_KEY"]
# ruleid: area-secrets-python
engine = create_engine(os.environ["DATABASE_URL"])
# ok: area-secrets-python
PAGE_SIZE = int(os.environ.get("PAGE_SIZE", "20"))
# ok: area-secrets-python
LANGUAGE = "en"

# ruleid: area-network-python
import requests
# ok: area-network-python
import decimal


def fetch(url):
    # ruleid: area-network-python
    return requests.get(url, timeout=5)


class Feed:
    async def read(self, url):
        # ruleid: area-network-python
        return await self.session.get(url)


def price(text):
    # ok: area-network-python
    return decimal.Decimal(text)

# ruleid: area-payment-python
import stripe
# ok: area-payment-python
import random


# ruleid: area-payment-python
def create_payment(amount):
    # ruleid: area-payment-python
    return stripe.PaymentIntent.create(amount=amount, currency="eur")


# ok: area-payment-python
def shuffle(deck):
    random.shuffle(deck)
    return deck

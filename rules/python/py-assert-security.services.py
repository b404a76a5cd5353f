import hmac


def delete_user(current_user, user):
    # ruleid: py-assert-security
    assert current_user.is_admin, "admins only"
    user.delete()


def read_invoice(request, invoice):
    # ruleid: py-assert-security
    assert invoice.owner_id == request.user.id
    return invoice


class Webhook:
    def __init__(self, secret):
        self.secret = secret

    def receive(self, body, signature):
        # ruleid: py-assert-security
        assert hmac.compare_digest(sign(self.secret, body), signature)
        return body


def average(values):
    # ok: py-assert-security
    assert len(values) > 0
    return sum(values) / len(values)


def area(width, height):
    # ok: py-assert-security
    assert width > 0 and height > 0, "sizes are positive"
    return width * height


def remove_user(current_user, user):
    # ok: py-assert-security
    if not current_user.is_admin:
        raise PermissionError("admins only")
    user.delete()

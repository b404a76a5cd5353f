# ruleid: area-auth-python
import jwt
# ruleid: area-auth-python
from passlib.context import CryptContext
# ok: area-auth-python
from shop import views

# ruleid: area-auth-python
pwd_context = CryptContext(schemes=["argon2"])


# ruleid: area-auth-python
def verify_password(plain, hashed):
    # ruleid: area-auth-python
    return pwd_context.verify(plain, hashed)


# ruleid: area-auth-python
@login_required
def orders(request):
    # ruleid: area-auth-python
    return render(request, "orders.html", {"name": request.user.username})


# ok: area-auth-python
def products(request):
    return render(request, "products.html")

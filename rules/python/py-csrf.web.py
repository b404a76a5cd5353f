import hmac

from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from flask import Flask, request
from flask_wtf import CSRFProtect, FlaskForm

app = Flask(__name__)
csrf = CSRFProtect(app)
# ruleid: py-csrf
app.config["WTF_CSRF_ENABLED"] = False
# ok: py-csrf
app.config["WTF_CSRF_TIME_LIMIT"] = 3600


# ruleid: py-csrf
@csrf_exempt
def transfer(request):
    request.user.account.send(request.POST["to"], request.POST["amount"])
    return JsonResponse({"ok": True})


# ruleid: py-csrf
@method_decorator(csrf_exempt, name="dispatch")
class ProfileView(View):
    def post(self, request):
        request.user.email = request.POST["email"]
        request.user.save()
        return JsonResponse({"ok": True})


# ruleid: py-csrf
@csrf.exempt
@app.route("/password", methods=["POST"])
def change_password():
    return update_password(request.form["password"])


def build_form(data):
    # ruleid: py-csrf
    return ContactForm(data, meta={"csrf": False})


# ok: py-csrf
@csrf_exempt
def webhook(request):
    if not hmac.compare_digest(sign(request.body), request.headers["X-Signature"]):
        return JsonResponse({}, status=403)
    return JsonResponse({"ok": True})


# ok: py-csrf
def safe_transfer(request):
    request.user.account.send(request.POST["to"], request.POST["amount"])
    return JsonResponse({"ok": True})


class ContactForm(FlaskForm):
    # ok: py-csrf
    title = "Contact"

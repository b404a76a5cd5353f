from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from fastapi import APIRouter, Depends, HTTPException
from flask import Flask, jsonify
from flask_login import current_user, login_required as flask_login_required

from .auth import admin_required, get_current_user
from .db import get_db
from .models import Category, Invoice, Message, Order

app = Flask(__name__)
router = APIRouter()


@login_required
def invoice(request, pk):
    # ruleid: py-missing-authorization
    found = get_object_or_404(Invoice, pk=pk)
    return render(request, "invoice.html", {"invoice": found})


@login_required
def delete_message(request, message_id):
    # ruleid: py-missing-authorization
    Message.objects.get(id=message_id).delete()
    return render(request, "deleted.html")


@router.get("/orders/{order_id}")
def read_order(order_id: int, db=Depends(get_db), user=Depends(get_current_user)):
    # ruleid: py-missing-authorization
    return db.query(Order).filter(Order.id == order_id).first()


@app.route("/admin/users")
# ruleid: py-missing-authorization
def list_users():
    return jsonify(all_users())


@router.delete("/admin/users/{user_id}")
# ruleid: py-missing-authorization
async def remove_user(user_id: int, db=Depends(get_db)):
    db.execute(delete_statement(user_id))
    return {"ok": True}


@login_required
def own_invoice(request, pk):
    # ok: py-missing-authorization
    found = get_object_or_404(Invoice, pk=pk, customer=request.user)
    return render(request, "invoice.html", {"invoice": found})


@login_required
def checked_invoice(request, pk):
    # ok: py-missing-authorization
    found = get_object_or_404(Invoice, pk=pk)
    if found.customer_id != request.user.id:
        raise PermissionError
    return render(request, "invoice.html", {"invoice": found})


@login_required
def category(request, pk):
    # ok: py-missing-authorization
    return render(request, "category.html", {"category": get_object_or_404(Category, pk=pk)})


@router.get("/my-orders/{order_id}")
def read_own_order(order_id: int, db=Depends(get_db), user=Depends(get_current_user)):
    # ok: py-missing-authorization
    order = db.query(Order).filter(Order.id == order_id).first()
    if order is None or order.owner_id != user.id:
        raise HTTPException(status_code=404)
    return order


@app.route("/admin/reports")
@admin_required
# ok: py-missing-authorization
def reports():
    return jsonify([])


@router.get("/admin/stats", dependencies=[Depends(admin_required)])
# ok: py-missing-authorization
async def stats():
    return {}


@router.get("/admin/audit")
# ok: py-missing-authorization
async def audit(user=Depends(get_current_user)):
    return {}

import asyncpg
import pandas as pd
from django.http import JsonResponse
from fastapi import APIRouter, Depends
from sqlalchemy import text
from sqlalchemy.orm import Session

from .db import engine, get_db
from .models import Product

router = APIRouter()


@router.get("/search")
async def search(q: str, db: Session = Depends(get_db)):
    # ruleid: py-sql-injection
    result = db.execute(text(f"SELECT * FROM products WHERE name LIKE '%{q}%'"))
    return [dict(row) for row in result]


@router.get("/safe-search")
async def safe_search(q: str, db: Session = Depends(get_db)):
    # ok: py-sql-injection
    result = db.execute(text("SELECT * FROM products WHERE name LIKE :q"), {"q": f"%{q}%"})
    return [dict(row) for row in result]


@router.get("/page")
async def page(limit: int = 20, db: Session = Depends(get_db)):
    # ok: py-sql-injection
    return db.execute(text(f"SELECT * FROM products LIMIT {limit}")).all()


def product_list(request):
    name = request.GET.get("name", "")
    # ruleid: py-sql-injection
    rows = Product.objects.raw("SELECT * FROM shop_product WHERE name = '" + name + "'")
    return JsonResponse([row.name for row in rows], safe=False)


def product_filter(request):
    status = request.POST["status"]
    # ruleid: py-sql-injection
    rows = Product.objects.extra(where=[f"status = '{status}'"])
    # ok: py-sql-injection
    safe = Product.objects.raw("SELECT * FROM shop_product WHERE status = %s", [status])
    return JsonResponse({"n": len(list(rows)) + len(list(safe))})


async def find_orders(pool: asyncpg.Pool, customer: str):
    # ruleid: py-sql-injection
    return await pool.fetch(f"SELECT * FROM orders WHERE customer = '{customer}'")


async def find_orders_safely(pool: asyncpg.Pool, customer: str):
    # ok: py-sql-injection
    return await pool.fetch("SELECT * FROM orders WHERE customer = $1", customer)


def sales_report(region):
    # ruleid: py-sql-injection
    return pd.read_sql(f"SELECT * FROM sales WHERE region = '{region}'", engine)


def count_rows(connection):
    # ok: py-sql-injection
    return connection.execute("SELECT count(*) FROM sales").fetchone()

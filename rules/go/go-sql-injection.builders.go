package store

import (
	sq "github.com/Masterminds/squirrel"
	"github.com/valyala/fasthttp"
)

func find(ctx *fasthttp.RequestCtx) {
	name := string(ctx.FormValue("name"))
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM users WHERE name = '" + name + "'")
	// ok: go-sql-injection
	db.Query("SELECT * FROM users WHERE name = ?", name)
	// ruleid: go-sql-injection
	where := sq.Expr("name = '" + name + "'")
	// ok: go-sql-injection
	bound := sq.Expr("name = ?", name)
	_, _ = where, bound
}

package shop

import (
	"context"
	"fmt"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
	"net/http"
)

type User struct{ Name string }

func ginOrder(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		var users []User
		// ruleid: go-sql-injection
		db.Order(c.Query("sort")).Find(&users)
		// ok: go-sql-injection
		db.Where("name = ?", c.Query("name")).Find(&users)
	}
}

func ginBody(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		var input User
		if err := c.ShouldBindJSON(&input); err != nil {
			return
		}
		var users []User
		// ruleid: go-sql-injection
		db.Where(fmt.Sprintf("name = '%s'", input.Name)).Find(&users)
		// ok: go-sql-injection
		db.Where(&User{Name: input.Name}).Find(&users)
	}
}

func echoUsers(db *sqlx.DB) echo.HandlerFunc {
	return func(c echo.Context) error {
		var users []User
		// ruleid: go-sql-injection
		err := db.Select(&users, "SELECT * FROM users WHERE role = '"+c.QueryParam("role")+"'")
		// ok: go-sql-injection
		err = db.Select(&users, "SELECT * FROM users WHERE role = $1", c.QueryParam("role"))
		return err
	}
}

func fiberUser(pool *pgxpool.Pool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		// ruleid: go-sql-injection
		row := pool.QueryRow(context.Background(), "SELECT * FROM users WHERE id = "+c.Params("id"))
		// ok: go-sql-injection
		row = pool.QueryRow(context.Background(), "SELECT * FROM users WHERE id = $1", c.Params("id"))
		_ = row
		return nil
	}
}

func chiUser(db *sqlx.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		// ruleid: go-sql-injection
		db.MustExec("UPDATE users SET seen = now() WHERE name = '" + chi.URLParam(r, "name") + "'")
	}
}

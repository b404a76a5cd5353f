package server

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/labstack/echo/v4"
)

func gins() {
	r := gin.Default()
	// ruleid: go-missing-authorization
	r.DELETE("/admin/users/:id", deleteUser)
	// ok: go-missing-authorization
	r.DELETE("/admin/posts/:id", requireAdmin, deletePost)
	// ok: go-missing-authorization
	r.GET("/posts/:id", getPost)
}

func echoes() {
	e := echo.New()
	// ruleid: go-missing-authorization
	e.POST("/api/admin/users", createUser)
	// ok: go-missing-authorization
	e.POST("/admin/login", login)
}

func guarded() {
	r := chi.NewRouter()
	r.Use(requireRole("admin"))
	// ok: go-missing-authorization
	r.Get("/admin/users", listUsers)
}

func plain() {
	mux := http.NewServeMux()
	// ruleid: go-missing-authorization
	mux.HandleFunc("POST /internal/reset", reset)
	// ok: go-missing-authorization
	mux.HandleFunc("POST /internal/clear", requireToken(clear))
}

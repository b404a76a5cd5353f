package main

import (
	"net"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func serve(handler http.Handler) {
	// ruleid: go-bind-all
	http.ListenAndServe("0.0.0.0:8080", handler)
	// ok: go-bind-all
	http.ListenAndServe("127.0.0.1:8080", handler)
	// ruleid: go-bind-all
	_, _ = net.Listen("tcp", "0.0.0.0:9000")
	// ok: go-bind-all
	_, _ = net.Listen("tcp", "localhost:9000")
	// ruleid: go-bind-all
	_ = &http.Server{Addr: "[::]:8443", Handler: handler}
}

func frameworks() {
	// ruleid: go-bind-all
	gin.Default().Run("0.0.0.0:8080")
	// ruleid: go-bind-all
	echo.New().Start("0.0.0.0:8080")
	// ok: go-bind-all
	fiber.New().Listen(os.Getenv("LISTEN"))
}

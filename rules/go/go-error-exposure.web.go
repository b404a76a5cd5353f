package api

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

var errTaken = errors.New("this name is taken")

func get(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		// ruleid: go-error-exposure
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func quiet(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		slog.Error("load", "err", err)
		// ok: go-error-exposure
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func ginGet(c *gin.Context) {
	if err := load(); err != nil {
		// ruleid: go-error-exposure
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()})
		return
	}
	if err := check(); err != nil {
		// ok: go-error-exposure
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
	}
}

func echoGet(c echo.Context) error {
	if err := load(); err != nil {
		// ruleid: go-error-exposure
		return c.String(500, "failed: "+err.Error())
	}
	return nil
}

func fiberGet(c *fiber.Ctx) error {
	err := load()
	if errors.Is(err, errTaken) {
		// ok: go-error-exposure
		return c.Status(fiber.StatusInternalServerError).SendString(err.Error())
	}
	return err
}

func load() error  { return errTaken }
func check() error { return errTaken }

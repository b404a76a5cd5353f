package login

import (
	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func ginAfter(c *gin.Context) {
	// ruleid: go-open-redirect
	c.Redirect(302, c.Query("return_to"))
	// ok: go-open-redirect
	c.Redirect(302, "/orders/"+c.Param("id"))
}

func echoAfter(c echo.Context) error {
	// ruleid: go-open-redirect
	return c.Redirect(302, c.QueryParam("url"))
}

func fiberAfter(c *fiber.Ctx) error {
	if !isLocal(c.Query("next")) {
		return c.Redirect("/")
	}
	// ok: go-open-redirect
	return c.Redirect(c.Query("next"))
}

func isLocal(path string) bool { return len(path) > 1 && path[0] == '/' && path[1] != '/' }

package pages

import (
	"html"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func echoHello(c echo.Context) error {
	// ruleid: go-xss
	return c.HTML(200, "<h1>"+c.QueryParam("name")+"</h1>")
}

func echoSafe(c echo.Context) error {
	// ok: go-xss
	return c.HTML(200, "<h1>"+html.EscapeString(c.QueryParam("name"))+"</h1>")
}

func ginPage(c *gin.Context) {
	// ruleid: go-xss
	c.Data(200, "text/html; charset=utf-8", []byte("<p>"+c.Query("q")+"</p>"))
	// ok: go-xss
	c.JSON(200, gin.H{"q": c.Query("q")})
}

func fiberPage(c *fiber.Ctx) error {
	c.Set("Content-Type", "text/html")
	// ruleid: go-xss
	return c.SendString("<p>" + c.Query("q") + "</p>")
}

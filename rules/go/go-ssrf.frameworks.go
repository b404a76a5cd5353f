package proxy

import (
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

type Hook struct{ URL string }

func ginHook(client *http.Client) gin.HandlerFunc {
	return func(c *gin.Context) {
		var hook Hook
		if c.BindJSON(&hook) != nil {
			return
		}
		// ruleid: go-ssrf
		client.Get(hook.URL)
	}
}

func echoPort(c echo.Context) error {
	// ruleid: go-ssrf
	conn, err := net.Dial("tcp", c.QueryParam("host")+":"+c.QueryParam("port"))
	_ = conn
	return err
}

func fiberAvatar(c *fiber.Ctx) error {
	// ok: go-ssrf
	resp, err := http.Get("https://avatars.example.com/" + c.Params("name"))
	_ = resp
	return err
}

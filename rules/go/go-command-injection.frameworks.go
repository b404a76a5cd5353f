package tools

import (
	"os/exec"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

var tools = map[string]string{"go": "/usr/bin/go", "git": "/usr/bin/git"}

func ginRun(c *gin.Context) {
	// ruleid: go-command-injection
	out, _ := exec.Command("bash", "-c", "grep "+c.Query("q")+" app.log").CombinedOutput()
	c.String(200, string(out))
}

func echoRun(c echo.Context) error {
	var input struct{ Branch string }
	if err := c.Bind(&input); err != nil {
		return err
	}
	// ruleid: go-command-injection
	return exec.Command("ssh", "build", "git checkout "+input.Branch).Run()
}

func fiberRun(c *fiber.Ctx) error {
	tool, ok := tools[c.Query("tool")]
	if !ok {
		return fiber.ErrBadRequest
	}
	// ok: go-command-injection
	return exec.Command(tool, "version").Run()
}

func fiberShell(c *fiber.Ctx) error {
	// ruleid: go-command-injection
	return exec.Command(c.FormValue("command")).Run()
}

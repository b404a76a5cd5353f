package files

import (
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
)

func ginFile(c *gin.Context) {
	// ruleid: go-path-traversal
	c.File("./public/" + c.Param("name"))
}

func ginUpload(c *gin.Context) {
	file, err := c.FormFile("file")
	if err != nil {
		return
	}
	// ruleid: go-path-traversal
	c.SaveUploadedFile(file, filepath.Join("uploads", file.Filename))
	// ok: go-path-traversal
	c.SaveUploadedFile(file, filepath.Join("uploads", uuid.NewString()))
}

func echoFile(c echo.Context) error {
	// ruleid: go-path-traversal
	return c.File(filepath.Join("reports", c.QueryParam("report")))
}

func fiberRemove(c *fiber.Ctx) error {
	// ruleid: go-path-traversal
	return os.Remove("cache/" + c.Params("key"))
}

func fiberSend(c *fiber.Ctx) error {
	// ok: go-path-traversal
	return c.SendFile("public/" + filepath.Base(c.Params("name")))
}

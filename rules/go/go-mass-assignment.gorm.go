package accounts

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

func register(c *gin.Context) {
	var user models.User
	if err := c.ShouldBindJSON(&user); err != nil {
		return
	}
	// ruleid: go-mass-assignment
	db.Create(&user)
}

func picked(c *gin.Context) {
	var sent NewUserRequest
	if err := c.ShouldBindJSON(&sent); err != nil {
		return
	}
	user := models.User{Name: sent.Name}
	// ok: go-mass-assignment
	db.Create(&user)
}

func update(c *fiber.Ctx) error {
	var account Account
	if err := c.BodyParser(&account); err != nil {
		return err
	}
	// ruleid: go-mass-assignment
	db.Save(&account)
	return nil
}

func plain(w http.ResponseWriter, r *http.Request) {
	var order Order
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		return
	}
	// ruleid: go-mass-assignment
	db.Create(&order)
}

func own() {
	var user models.User
	user.Name = "guest"
	// ok: go-mass-assignment
	db.Create(&user)
}

func load(c *gin.Context) {
	var user models.User
	// ok: go-mass-assignment
	db.First(&user, c.Param("id"))
}

package audit

import (
	"log"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/sirupsen/logrus"
)

func login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-log-injection
	log.Printf("login failed for %s", user)
	// ok: go-log-injection
	log.Printf("login failed for %q", user)
	// ok: go-log-injection
	log.Println("login failed for", strings.ReplaceAll(user, "\n", " "))
}

func age(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("age"))
	if err != nil {
		return
	}
	// ok: go-log-injection
	log.Printf("age is %d", n)
}

func ginAgent(c *gin.Context) {
	// ruleid: go-log-injection
	logrus.Infof("agent %s", c.GetHeader("User-Agent"))
}

func echoSearch(c echo.Context) error {
	// ruleid: go-log-injection
	c.Logger().Infof("searched for %s", c.QueryParam("q"))
	return nil
}

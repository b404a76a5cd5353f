package pages

import (
	"net/http"
	"os"
	"text/template"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

var page = template.Must(template.ParseFiles("page.html"))

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template
	page.Execute(w, r.URL.Query().Get("name"))
}

func named(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template
	page.ExecuteTemplate(w, "user", r.FormValue("name"))
}

func ginShow(c *gin.Context) {
	// ruleid: go-text-template
	page.Execute(c.Writer, c.Query("name"))
}

func echoShow(c echo.Context) error {
	// ruleid: go-text-template
	return page.Execute(c.Response(), c.QueryParam("name"))
}

func generate(name string) error {
	// ok: go-text-template
	return page.Execute(os.Stdout, name)
}

func config(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	// ok: go-text-template
	page.Execute(w, nil)
}

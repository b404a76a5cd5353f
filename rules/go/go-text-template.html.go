package pages

import (
	"html/template"
	"net/http"
)

var users = template.Must(template.ParseFiles("users.html"))

func list(w http.ResponseWriter, r *http.Request) {
	// ok: go-text-template
	users.Execute(w, r.URL.Query().Get("name"))
}

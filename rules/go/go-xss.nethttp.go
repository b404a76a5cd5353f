package pages

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"net/http"
)

var page = template.Must(template.New("hello").Parse("<h1>Hello {{.}}</h1>"))

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ok: go-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(name))
	// ok: go-xss
	page.Execute(w, name)
}

func search(w http.ResponseWriter, r *http.Request) {
	body := "<p>No results for " + r.FormValue("q") + "</p>"
	// ruleid: go-xss
	w.Write([]byte(body))
}

func comment(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-xss
	page.Execute(w, template.HTML(r.PostFormValue("comment")))
}

func api(w http.ResponseWriter, r *http.Request) {
	data, err := json.Marshal(map[string]string{"q": r.FormValue("q")})
	if err != nil {
		return
	}
	// ok: go-xss
	w.Write(data)
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-xss
	fmt.Fprintln(w, r.URL.Path)
}

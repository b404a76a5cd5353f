package proxy

import (
	"fmt"
	"net/http"
	"net/url"
)

var feeds = map[string]string{"news": "https://news.example.com/feed"}
var allowedHosts = map[string]bool{"api.example.com": true}

func fetch(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf
	resp, err := http.Get(r.URL.Query().Get("url"))
	_, _ = resp, err
}

func status(w http.ResponseWriter, r *http.Request) {
	address := fmt.Sprintf("http://%s/status", r.FormValue("host"))
	// ruleid: go-ssrf
	req, err := http.NewRequestWithContext(r.Context(), "GET", address, nil)
	_, _ = req, err
}

func feed(w http.ResponseWriter, r *http.Request) {
	target, ok := feeds[r.FormValue("feed")]
	if !ok {
		return
	}
	// ok: go-ssrf
	resp, err := http.Get(target)
	_, _ = resp, err
}

func user(w http.ResponseWriter, r *http.Request) {
	// ok: go-ssrf
	resp, err := http.Get("https://api.example.com/users/" + url.PathEscape(r.FormValue("id")))
	_, _ = resp, err
}

func checked(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	parsed, err := url.Parse(target)
	if err != nil || !allowedHosts[parsed.Host] {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	// ok: go-ssrf
	resp, err := http.Get(target)
	_, _ = resp, err
}

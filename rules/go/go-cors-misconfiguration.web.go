package api

import (
	"net/http"

	"github.com/gin-contrib/cors"
	"github.com/gorilla/websocket"
	"github.com/labstack/echo/v4/middleware"
)

var allowed = map[string]bool{"https://app.example.com": true}

func echoOrigin(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-misconfiguration
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func named(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	// ruleid: go-cors-misconfiguration
	w.Header().Set("Access-Control-Allow-Origin", origin)
}

func listed(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if allowed[origin] {
		// ok: go-cors-misconfiguration
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
}

func ginCors() {
	// ruleid: go-cors-misconfiguration
	_ = cors.Config{AllowAllOrigins: true, AllowCredentials: true}
	// ok: go-cors-misconfiguration
	_ = cors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowCredentials: true}
}

func echoCors() {
	// ruleid: go-cors-misconfiguration
	_ = middleware.CORSConfig{AllowOrigins: []string{"*"}, AllowCredentials: true}
	// ok: go-cors-misconfiguration
	_ = middleware.CORSConfig{AllowOrigins: []string{"*"}}
}

// ruleid: go-cors-misconfiguration
var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}

// ok: go-cors-misconfiguration
var strict = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return allowed[r.Header.Get("Origin")] }}

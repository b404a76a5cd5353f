package session

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/sessions"
)

func set(w http.ResponseWriter, id string) {
	// ruleid: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id})
	// ruleid: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "auth_token", Value: id, HttpOnly: true, Secure: false})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, HttpOnly: true, Secure: true})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", MaxAge: -1})
}

func ginSet(c *gin.Context, id string) {
	// ruleid: go-insecure-cookie
	c.SetCookie("session", id, 3600, "/", "", false, true)
	// ok: go-insecure-cookie
	c.SetCookie("session", id, 3600, "/", "", true, true)
}

func fiberSet(c *fiber.Ctx, id string) {
	// ruleid: go-insecure-cookie
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: id})
	// ok: go-insecure-cookie
	c.Cookie(&fiber.Cookie{Name: "jwt", Value: id, HTTPOnly: true, Secure: true})
}

func options(store *sessions.CookieStore) {
	// ruleid: go-insecure-cookie
	store.Options = &sessions.Options{Path: "/", HttpOnly: false}
	// ok: go-insecure-cookie
	store.Options = &sessions.Options{Path: "/", HttpOnly: true, Secure: true}
}

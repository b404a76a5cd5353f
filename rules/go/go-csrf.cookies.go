package site

import (
	"net/http"

	"github.com/gofiber/fiber/v2/middleware/csrf"
	"github.com/labstack/echo/v4/middleware"
)

func session(w http.ResponseWriter, id string) {
	// ruleid: go-csrf
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, SameSite: http.SameSiteNoneMode})
	// ok: go-csrf
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, SameSite: http.SameSiteLaxMode})
}

func echoes() {
	// ruleid: go-csrf
	use(middleware.CSRFConfig{TokenLookup: "form:csrf", CookieSameSite: http.SameSiteNoneMode})
	// ok: go-csrf
	use(middleware.CSRFConfig{TokenLookup: "form:csrf", CookieSameSite: http.SameSiteStrictMode})
}

func fibers() {
	// ruleid: go-csrf
	use(csrf.Config{CookieName: "csrf", CookieSameSite: "None"})
	// ok: go-csrf
	use(csrf.Config{CookieName: "csrf", CookieSameSite: "Strict"})
}

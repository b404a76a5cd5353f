package config

import (
	"os"

	"github.com/gorilla/sessions"
	"github.com/redis/go-redis/v9"
)

// ruleid: go-hardcoded-secret
var jwtSecret = []byte("my-super-secret-key")

// ruleid: go-hardcoded-secret
const apiKey = "9f86d081884c7d659a2feaa0c55ad015"

// ok: go-hardcoded-secret
var passwordHeader = "X-Password"

// ok: go-hardcoded-secret
var secretKey = os.Getenv("SECRET_KEY")

func open() {
	// ruleid: go-hardcoded-secret
	dsn := "postgres://admin:hunter2pass@db.internal:5432/shop"
	_ = dsn
	// ok: go-hardcoded-secret
	local := "postgres://localhost:5432/shop"
	_ = local
}

func stores() {
	// ruleid: go-hardcoded-secret
	_ = sessions.NewCookieStore([]byte("keyboard-cat"))
	// ok: go-hardcoded-secret
	_ = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
	// ruleid: go-hardcoded-secret
	_ = redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: "r3d1s-pass"})
	// ok: go-hardcoded-secret
	_ = redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: ""})
}

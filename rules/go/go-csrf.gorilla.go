package site

import "github.com/gorilla/csrf"

func protect(key []byte) {
	// ruleid: go-csrf
	use(csrf.Protect(key, csrf.Secure(false)))
	// ok: go-csrf
	use(csrf.Protect(key, csrf.Path("/")))
}

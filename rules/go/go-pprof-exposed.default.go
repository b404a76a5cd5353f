package main

import (
	"net/http"
	_ "net/http/pprof"
)

func public() {
	// ruleid: go-pprof-exposed
	http.ListenAndServe(":8080", nil)
}

func secure() {
	// ruleid: go-pprof-exposed
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
}

func local() {
	// ok: go-pprof-exposed
	http.ListenAndServe("127.0.0.1:6060", nil)
}

func own(router http.Handler) {
	// ok: go-pprof-exposed
	http.ListenAndServe(":8080", router)
}

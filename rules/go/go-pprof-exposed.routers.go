package main

import (
	"net/http"
	httppprof "net/http/pprof"

	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func ginRoutes(router *gin.Engine) {
	// ruleid: go-pprof-exposed
	pprof.Register(router)
}

func chiRoutes(router chi.Router, debug bool) {
	// ruleid: go-pprof-exposed
	router.Mount("/debug", middleware.Profiler())
	if debug {
		// ok: go-pprof-exposed
		router.Mount("/debug", middleware.Profiler())
	}
}

func muxRoutes(mux *http.ServeMux) {
	// ruleid: go-pprof-exposed
	mux.HandleFunc("/debug/pprof/", httppprof.Index)
}

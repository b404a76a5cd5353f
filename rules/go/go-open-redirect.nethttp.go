package login

import (
	"net/http"
	"net/url"
)

func after(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-open-redirect
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}

func header(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-open-redirect
	w.Header().Set("Location", r.Referer())
	w.WriteHeader(http.StatusSeeOther)
}

func local(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, "/users/"+url.PathEscape(r.FormValue("name")), http.StatusFound)
}

func parsed(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	target, err := url.Parse(next)
	if err != nil || target.Host != "" || target.Scheme != "" {
		http.Error(w, "bad address", http.StatusBadRequest)
		return
	}
	// ok: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

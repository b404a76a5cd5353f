package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const root = "/srv/files"

func read(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-path-traversal
	data, err := os.ReadFile(filepath.Join(root, name))
	_, _ = data, err
	// ok: go-path-traversal
	data, err = os.ReadFile(filepath.Join(root, filepath.Base(name)))
}

func upload(w http.ResponseWriter, r *http.Request) {
	_, header, err := r.FormFile("file")
	if err != nil {
		return
	}
	// ruleid: go-path-traversal
	out, err := os.Create("/srv/files/" + header.Filename)
	_, _ = out, err
}

func local(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if !filepath.IsLocal(name) {
		http.NotFound(w, r)
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, filepath.Join(root, name))
}

func below(w http.ResponseWriter, r *http.Request) {
	full := filepath.Join(root, r.FormValue("name"))
	if !strings.HasPrefix(full, root+"/") {
		http.NotFound(w, r)
		return
	}
	// ok: go-path-traversal
	f, err := os.Open(full)
	_, _ = f, err
}

func serve(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-traversal
	http.ServeFile(w, r, root+r.FormValue("name"))
}

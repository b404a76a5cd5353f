package shop

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

type Server struct{ db *sql.DB }

var columns = map[string]string{"name": "name", "newest": "created_at DESC"}

func (s *Server) Login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	query := fmt.Sprintf("SELECT id FROM users WHERE name = '%s'", user)
	// ruleid: go-sql-injection
	row := s.db.QueryRow(query)
	_ = row
	// ok: go-sql-injection
	row = s.db.QueryRow("SELECT id FROM users WHERE name = ?", user)
}

func (s *Server) Search(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	b.WriteString("SELECT * FROM products WHERE title LIKE '%")
	b.WriteString(r.URL.Query().Get("q"))
	b.WriteString("%'")
	// ruleid: go-sql-injection
	rows, err := s.db.QueryContext(r.Context(), b.String())
	_, _ = rows, err
}

func (s *Server) ByID(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	// ok: go-sql-injection
	rows, err := s.db.Query(fmt.Sprintf("SELECT * FROM products WHERE id = %d", id))
	_, _ = rows, err
}

func (s *Server) Sorted(w http.ResponseWriter, r *http.Request) {
	column, ok := columns[r.URL.Query().Get("sort")]
	if !ok {
		column = "name"
	}
	// ok: go-sql-injection
	rows, err := s.db.Query("SELECT * FROM products ORDER BY " + column)
	_, _ = rows, err
}

func (s *Server) Delete(w http.ResponseWriter, r *http.Request) {
	s.remove(r.Header.Get("X-Name"))
}

func (s *Server) remove(name string) {
	// ruleid: go-sql-injection
	_, _ = s.db.Exec("DELETE FROM carts WHERE owner = '" + name + "'")
}

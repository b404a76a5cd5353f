package scripts

import (
	"net/http"
	"strconv"

	"github.com/dop251/goja"
	"github.com/expr-lang/expr"
	"github.com/gin-gonic/gin"
	"github.com/traefik/yaegi/interp"
	lua "github.com/yuin/gopher-lua"
)

func script(c *gin.Context) {
	vm := goja.New()
	// ruleid: go-code-injection
	vm.RunString(c.Query("formula"))
	// ok: go-code-injection
	vm.RunString("1 + 1")
}

func plugin(w http.ResponseWriter, r *http.Request) {
	i := interp.New(interp.Options{})
	// ruleid: go-code-injection
	i.Eval(r.FormValue("code"))
	state := lua.NewState()
	// ruleid: go-code-injection
	state.DoString(r.FormValue("code"))
	// ruleid: go-code-injection
	expr.Eval(r.FormValue("rule"), nil)
	limit, _ := strconv.Atoi(r.FormValue("limit"))
	// ok: go-code-injection
	expr.Eval("limit < 10", map[string]any{"limit": limit})
	// ok: go-code-injection
	i.Eval(constant)
}

package ctxflow_test

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

func TestHolders(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/holders.go", "") {
		var got []string
		for _, h := range u.f.Holders(u.call.Pos()) {
			text := h.Expr
			if text == "" {
				text = "end " + types.TypeString(h.Type, func(*types.Package) string { return "" }) + "." + h.Field.Name()
				text = strings.Replace(text, "*", "", 1)
			}
			if h.Receiver {
				text += " receiver"
			}
			if n := len(h.Crossed); n > 0 {
				text += fmt.Sprint(" ^", n)
			}
			got = append(got, text)
		}
		if len(got) == 0 {
			got = []string{"none"}
		}
		if text := strings.Join(got, "; "); text != u.want {
			t.Errorf("line %d: %s, want %s", u.line, text, u.want)
		}
	}
}

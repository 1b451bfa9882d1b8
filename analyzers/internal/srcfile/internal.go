package srcfile

import (
	"fmt"
	"go/token"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/internal/wire"
)

// Internal describes a recovered panic of a rule or model pass.
func Internal(pass *analysis.Pass, name string, r any) analysis.Diagnostic {
	at := token.NoPos
	if len(pass.Files) > 0 {
		at = pass.Files[0].Package
	}
	return analysis.Diagnostic{
		Pos: at, End: at,
		Category: wire.CategoryInternal,
		Message:  fmt.Sprintf("internal error: %v; please report it (%s)\n%s", r, name, debug.Stack()),
	}
}

package arbiter

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/ctxlint/ctxlint/analyzers/internal/policy"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// A Finding is what a rule found.
type Finding struct {
	Rule  string
	Place token.Pos // what [Place] says of its position
	Claim report.Claim
	ID    int // whoever judges may use it
	analysis.Diagnostic
}

func (f Finding) claim() policy.Claim {
	category, assumed := wire.SplitCategory(f.Category)
	return policy.Claim{Ref: policy.Ref{Rule: f.Rule, Category: category}, Assumed: assumed}
}

// Judge returns the findings of a package without those at whose place another
// has precedence, sorted by position.
func Judge(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(a.Pos, b.Pos) })
	if len(all) < 2 {
		return all
	}
	// Those who lose to nobody are kept first, and who loses to one that is
	// not kept itself is not lost.
	order := make([]int, len(all))
	for i := range all {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := all[i].claim(), all[j].claim()
		switch {
		case a == b:
			return 0
		case policy.Wins(a, b):
			return -1
		}
		return 1
	})
	at := map[token.Pos][]int{} // what is kept, by place
	for _, i := range order {
		clash := func(j int) bool { return Clash(all[i], all[j]) }
		if !slices.ContainsFunc(at[all[i].Place], clash) {
			at[all[i].Place] = append(at[all[i].Place], i)
		}
	}
	var kept []Finding
	for i, f := range all {
		if slices.Contains(at[f.Place], i) {
			kept = append(kept, f)
		}
	}
	return kept
}

// Clash reports whether two findings at one place tell one story twice. One
// rule may say the same of two expressions of a statement, and two that are
// apart never clash.
func Clash(f, g Finding) bool {
	switch {
	case f.Category == wire.CategoryInternal || g.Category == wire.CategoryInternal,
		f.Rule == g.Rule && f.Pos != g.Pos:
		return false
	}
	return !policy.Apart(f.claim().Ref, g.claim().Ref)
}

// Place returns the beginning of the innermost statement, specification,
// parameter or declaration that is no block and that pos lies in. It is what
// one line of thought is about: see [policy.Wins].
func Place(files []*ast.File, pos token.Pos) token.Pos {
	for _, file := range files {
		if pos < file.FileStart || file.FileEnd < pos {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, pos, pos)
		for _, n := range path {
			switch n.(type) {
			case *ast.BlockStmt:
			case ast.Stmt, ast.Spec, ast.Decl, *ast.Field:
				return n.Pos()
			}
		}
	}
	return pos
}

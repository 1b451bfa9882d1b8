package ctxspin

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fix makes an arm or branch leave: by a return if nothing follows the loop,
// else by a break with the loop's label.
func (c *checker) fix(holder ast.Node, body []ast.Stmt, loop ast.Stmt, asked ast.Expr) *report.Fix {
	text, edits, ok := c.exit(loop, asked)
	if !ok {
		return nil
	}
	if b := lastBranch(body); b != nil {
		edits = append(edits, edit.Replace(b, text))
	} else {
		at := token.NoPos
		switch h := holder.(type) {
		case *ast.CommClause:
			at = h.Colon + 1
		case *ast.BlockStmt:
			at = h.Lbrace + 1
		}
		if len(body) > 0 {
			at = body[len(body)-1].End()
		}
		column := c.Fset.Position(holder.Pos()).Column
		if blk, ok := holder.(*ast.BlockStmt); ok {
			column = c.Fset.Position(blk.Rbrace).Column
			if c.Fset.Position(blk.Rbrace).Line == c.Fset.Position(blk.Lbrace).Line {
				return nil
			}
		}
		at = c.lineEnd(at)
		edits = append(edits, edit.Insert(at, "\n"+strings.Repeat("\t", column)+text))
	}
	return &report.Fix{Message: "leave the loop", Edits: edits}
}

// lineEnd returns where the comment ends that stands behind pos on its line.
func (c *checker) lineEnd(pos token.Pos) token.Pos {
	file := c.File(pos)
	if file == nil {
		return pos
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if comment.Pos() >= pos && c.Fset.Position(comment.Pos()).Line == c.Fset.Position(pos).Line {
				return comment.End()
			}
		}
	}
	return pos
}

// exit spells the statement that leaves a loop.
func (c *checker) exit(loop ast.Stmt, asked ast.Expr) (string, []analysis.TextEdit, bool) {
	cur, ok := c.Index.Cursor(loop)
	if !ok {
		return "", nil, false
	}
	var label *ast.LabeledStmt
	if l, ok := cur.Parent().Node().(*ast.LabeledStmt); ok {
		label, cur = l, cur.Parent()
	}
	if block, ok := cur.Parent().Node().(*ast.BlockStmt); ok && block == c.f.Body && block.List[len(block.List)-1] == cur.Node() {
		err := ""
		if s := named(asked); s != "the context" {
			err = s + ".Err()"
		}
		results, ok := edit.Results(c.f.Sig, c.Pkg, err)
		return strings.TrimSpace("return " + results), nil, ok
	}
	if label != nil {
		return "break " + label.Label.Name, nil, true
	}
	if s, ok := loop.(*ast.ForStmt); ok && s.Cond == nil && !c.leaves(loop) {
		return "", nil, false // what follows may not return
	}
	name := c.freshLabel()
	line := c.Fset.Position(loop.Pos())
	if line.Column < 2 {
		return "", nil, false
	}
	return "break " + name, []analysis.TextEdit{{
		Pos: loop.Pos() - 1, End: loop.Pos(), NewText: []byte(name + ":\n" + strings.Repeat("\t", line.Column-1)),
	}}, true
}

// freshLabel returns a label that the function does not have.
func (c *checker) freshLabel() string {
	name := "loop"
	for used := true; used; {
		used = false
		ast.Inspect(c.f.Body, func(n ast.Node) bool {
			if l, ok := n.(*ast.LabeledStmt); ok && l.Label.Name == name {
				used = true
			}
			return true
		})
		if used {
			name += "2"
		}
	}
	return name
}

// ranges reports loops over the Done channel of a context: nothing is ever
// sent on it, so that the body never runs.
func (c *checker) ranges() {
	ast.Inspect(c.f.Body, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		rng, ok := n.(*ast.RangeStmt)
		if !ok || len(rng.Body.List) == 0 || !isChan(c.TypesInfo.TypeOf(rng.X)) {
			return true
		}
		if v := c.f.Eval(rng.X); !isDone(v) {
			return true
		}
		c.Report(report.Finding{
			Category: "spin",
			At:       rng.X,
			Message:  "nothing is ever sent on " + types.ExprString(rng.X) + ", so the body of this loop never runs; receive from it in a select instead",
		})
		return true
	})
}

func isChan(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

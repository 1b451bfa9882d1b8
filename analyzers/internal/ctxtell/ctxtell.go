// Package ctxtell says in sentences what the model knows of the contexts on a line
// of code: where each comes from, what ends it, and what a call does with it. It
// judges nothing; ctxlint explain shows it where no rule has a finding.
package ctxtell

import (
	"go/ast"
	"go/token"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// Analyzer computes the *Teller of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxtell",
	Doc:        "what the model knows of the contexts on a line",
	Run:        run,
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxlife.Analyzer},
	ResultType: reflect.TypeFor[*Teller](),
}

func run(pass *analysis.Pass) (any, error) {
	return &Teller{
		fset:  pass.Fset,
		index: pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:  pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:  pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		life:  pass.ResultOf[ctxlife.Analyzer].(*ctxlife.Model),
	}, nil
}

// A Teller answers about one package, as long as its syntax is there.
type Teller struct {
	fset  *token.FileSet
	index *ctxindex.Index
	flow  *ctxflow.Package
	sums  *ctxsummary.Summaries
	life  *ctxlife.Model
}

// A Note is a sentence about a place.
type Note struct {
	Pos  token.Pos
	Text string
}

// Line returns what is known of the contexts on a line of a file, in the order of
// the source; no sentence if nothing is done on the line.
func (t *Teller) Line(file string, line int) (notes []Note) {
	on, first := t.on(file, line), true
	for cur := range t.index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		if !on(call.Pos()) && !on(call.Lparen) {
			continue
		}
		in := t.index.Enclosing(call)
		if in == nil || t.index.Signature(call) == nil {
			continue // in no function, or a conversion
		}
		if first {
			notes = append(notes, Note{call.Pos(), t.scope(in, call)})
			first = false
		}
		for _, text := range t.call(t.flow.Of(in), call) {
			notes = append(notes, Note{call.Pos(), text})
		}
	}
	if len(notes) == 0 {
		notes = t.statement(on)
	}
	return slices.Compact(notes)
}

// statement says which contexts are at hand for what has no call in it: a send or a
// receive.
func (t *Teller) statement(on func(token.Pos) bool) []Note {
	for cur := range t.index.Inspector.Root().Preorder((*ast.SendStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.GoStmt)(nil)) {
		n := cur.Node()
		if u, ok := n.(*ast.UnaryExpr); ok && u.Op != token.ARROW || !on(n.Pos()) {
			continue
		}
		if in := t.index.Enclosing(n); in != nil {
			return []Note{{n.Pos(), t.scope(in, n)}}
		}
	}
	return nil
}

// scope says which contexts are at hand.
func (t *Teller) scope(in *ctxindex.Func, at ast.Node) string {
	f := t.flow.Of(in)
	var list []string
	for _, h := range f.AtHand(at.Pos()) {
		text := h.Expr + ", " + t.value(h.Value)
		if h.Dead != nil {
			text += ", already done here" + t.at(h.Dead.Node, " (line %d)")
		}
		list = append(list, text)
	}
	for _, u := range f.Unfit(at.Pos()) {
		if u.Nil != nil {
			list = append(list, u.Var.Name()+", which may be nil"+t.at(u.Nil, ", as it is compared on line %d,")+" and is not counted")
		}
	}
	if len(list) == 0 {
		return "no context that may end is in scope" + t.around(in)
	}
	return "in scope: " + strings.Join(list, "; ") + t.around(in)
}

// around says when a literal runs that code stands in: what is said of that stands on
// the line of its statement.
func (t *Teller) around(f *ctxindex.Func) string {
	for ; f != nil; f = f.Parent {
		switch f.Run {
		case ctxindex.Spawned:
			return t.at(f.Node, "; all of it in the goroutine that line %d starts")
		case ctxindex.Deferred:
			return t.at(f.Node, "; all of it in the function that line %d defers")
		}
	}
	return ""
}

// call says what is known of one call.
func (t *Teller) call(f *ctxflow.Func, call *ast.CallExpr) (texts []string) {
	name := ctxindex.CallName(call)
	if how, ok := t.index.API.Derivation(t.index.Callee(call), t.index.Signature(call)); ok {
		return append(texts, t.derivation(f, call, how)...)
	}
	sig, given := t.index.Signature(call), false
	for i := range min(sig.Params().Len(), len(call.Args)) {
		if !t.index.API.IsContext(sig.Params().At(i).Type()) || call.Ellipsis.IsValid() {
			continue
		}
		given = true
		v := f.Eval(call.Args[i])
		text := name + " gets " + t.value(v)
		if at, ok := f.Locate(call); ok {
			if death := f.DeadAt(v, at); death != nil {
				text += ", already done here" + t.at(death.Node, " (line %d)")
			}
		}
		texts = append(texts, text, name+" "+t.effect(call, i))
	}
	switch {
	case given:
	case t.sums.Blocks(call):
		text := name + " may wait, and takes no context"
		if use, ok := t.index.API.Variant(t.index.Callee(call)); ok {
			text += "; there is " + use
		}
		texts = append(texts, text)
	}
	return texts
}

// derivation says what a new context ends with, and whether its cancel function is called.
func (t *Teller) derivation(f *ctxflow.Func, call *ast.CallExpr, how ctxapi.Derivation) (texts []string) {
	if how.Kind == ctxapi.Root || how.Kind == ctxapi.Access {
		return nil // whoever gets it is told of
	}
	v := f.Eval(call)
	texts = append(texts, ctxindex.CallName(call)+" makes "+t.value(v))
	for _, ob := range f.Obligations() {
		if ob.Call != call || how.Cancel < 0 {
			continue
		}
		switch leak := ob.In.Leak(ob, t.sums); {
		case ob.Binding == ctxflow.Dropped || ob.Binding == ctxflow.Blank:
			texts = append(texts, "its cancel function is discarded")
		case leak.Kind == ctxflow.NoLeak && ob.In.HandsOver(ob, t.sums):
			texts = append(texts, "its cancel function is handed to other code, or called, on every path")
		case leak.Kind == ctxflow.NoLeak:
			texts = append(texts, "its cancel function is called on every path, or where it goes can't be followed")
		default:
			texts = append(texts, "its cancel function is not called on every path"+t.at(leak.At, " (line %d)"))
		}
	}
	return texts
}

package ctxintent

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// Alters returns what a finding about a root assumes because work under it changes
// something. An answer serves the caller alone, and is worth nothing without it: of the
// root causes that were judged at first contact 26 of 28 were right whose callee asks for
// something. A change may have to be done as a whole, whatever became of the caller, and what
// is made may live on: there it was 37 of 59, with TODO as with Background.
func (m *Model) Alters(r *Root) string {
	for _, u := range r.Uses {
		switch name := verb(u.Call); {
		case m.Place(u), ctxapi.Asks(name):
		case ctxapi.Computes(name):
			return report.CallName(u.Call) + " waits for something"
		case m.alters(u.Call):
			return m.altered(u.Call) + " may be aborted halfway"
		}
	}
	return ""
}

// altered names what a change is made by.
func (m *Model) altered(call *ast.CallExpr) string {
	if how, ok := m.x.API.Derivation(m.x.Callee(call), m.x.Signature(call)); !ok || how.Kind != ctxapi.Carry {
		return report.CallName(call)
	} else if how.Ctx >= 0 && ctxapi.IsHTTPRequest(m.x.Signature(call).Results().At(how.Ctx).Type()) {
		return "the request"
	}
	return "the command"
}

// verb returns the name that a call is made by; a variable of a function type has one
// as well.
func verb(call *ast.CallExpr) string {
	name, _, _ := strings.Cut(ctxindex.CallName(call), "[")
	return name[strings.LastIndexByte(name, '.')+1:]
}

// alters reports whether a call that is not made to ask is made for what it does: by the method of a request,
// by its name, or as nobody takes what it answers. This decides on a tier only.
func (m *Model) alters(call *ast.CallExpr) bool {
	fn := m.x.Callee(call)
	sig := m.x.Signature(call)
	if how, ok := m.x.API.Derivation(fn, sig); ok && how.Kind == ctxapi.Carry {
		return !ctxapi.IsHTTPRequest(sig.Results().At(max(how.Ctx, 0)).Type()) || !m.gets(call)
	} else if ok {
		return false // the work is done with what it makes
	}
	return ctxapi.Alters(verb(call)) || m.fruitless(call)
}

// gets reports whether a call makes an HTTP request whose method changes nothing, or
// a copy of one.
func (m *Model) gets(call *ast.CallExpr) bool {
	sig := m.x.Signature(call)
	for i, arg := range call.Args {
		if i >= sig.Params().Len() || !isString(sig.Params().At(i).Type()) {
			continue
		}
		if tv := m.x.Info.Types[arg]; tv.Value != nil && tv.Value.Kind() == constant.String {
			switch constant.StringVal(tv.Value) {
			case "GET", "HEAD", "OPTIONS", "":
				return true
			}
		}
		return false // the first one is the method
	}
	return true
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.String
}

package ctxlife

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Spawn is work that a function starts and that may go on without it: a go
// statement, a literal for a timer, a group or a pool.
type Spawn struct {
	In   *ctxflow.Func
	At   ctxflow.Point
	Node ast.Node
	Call *ast.CallExpr  // of a go statement: what it calls
	Body *ctxindex.Func // what is started, if its body is in this package
	Lit  bool           // Body is a literal that f has
}

// Spawns returns what f itself starts.
func (m *Model) Spawns(f *ctxflow.Func) []Spawn {
	var spawns []Spawn
	add := func(s Spawn) {
		if at, ok := f.Locate(s.Node); ok {
			s.In, s.At = f, at
			spawns = append(spawns, s)
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.GoStmt:
			s := Spawn{Node: n, Call: n.Call}
			if s.Body = m.literal(n.Call.Fun); s.Body != nil {
				s.Lit = true
			} else {
				s.Body = m.x.Declaration(m.x.Callee(n.Call))
			}
			add(s)
			for i, arg := range n.Call.Args {
				if lit := m.literal(arg); lit != nil && !m.tied(n.Call) && m.sums.Once(n.Call, i) {
					add(Spawn{Node: n, Body: lit, Lit: true})
				}
			}
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				lit := m.literal(arg)
				if lit == nil {
					continue
				}
				switch m.sums.Callback(n, i) {
				case ctxapi.CallbackLater, ctxapi.CallbackJoined:
				case ctxapi.CallbackUnknown:
					if !m.sums.Spawns(n, i) || !m.sums.Once(n, i) {
						continue
					}
				default:
					continue
				}
				add(Spawn{Node: n, Body: lit, Lit: true})
			}
		}
		return true
	})
	return spawns
}

// literal returns the literal that an expression is, or names.
func (m *Model) literal(e ast.Expr) *ctxindex.Func {
	if lit, ok := ast.Unparen(e).(*ast.FuncLit); ok {
		return m.x.FuncOf(lit)
	}
	return m.sums.Held(e)
}

// tied reports whether a call has among its arguments what may end it: a context or a
// channel.
func (m *Model) tied(call *ast.CallExpr) bool {
	return slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
		t := m.x.Info.TypeOf(arg)
		if t == nil {
			return false
		}
		_, isChan := t.Underlying().(*types.Chan)
		return isChan || m.x.API.IsContext(t)
	})
}

// A Use is a call in a spawn that works with a context of the function which
// started it.
type Use struct {
	Call  *ast.CallExpr
	Arg   int
	Value *ctxflow.Value // of the context, as the starting function has it
}

// Uses returns the calls of a spawn that do work with a context from outside
// of it. What is derived in the spawn with a timeout is told once, where it is
// derived.
func (m *Model) Uses(s Spawn) []Use {
	if !s.Lit {
		var uses []Use
		for i, arg := range s.Call.Args {
			if m.x.API.IsContext(m.x.Info.TypeOf(arg)) && m.sums.Works(s.Call, i) {
				uses = append(uses, Use{s.Call, i, s.In.Eval(arg)})
			}
		}
		return uses
	}
	if s.Body == nil {
		return nil
	}
	flow := m.flows.Of(s.Body)
	var uses []Use
	ast.Inspect(s.Body.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if !m.x.API.IsContext(m.x.Info.TypeOf(arg)) || !m.sums.Works(n, i) {
					continue
				}
				if v := m.outside(s, flow, flow.Eval(arg)); v != nil {
					uses = append(uses, Use{n, i, v})
				}
			}
		}
		return true
	})
	return uses
}

// outside returns the value that a context in a spawned literal has outside:
// itself if it is captured, the argument if it is a parameter of the literal.
// It is nil if it does not end with any.
func (m *Model) outside(s Spawn, flow *ctxflow.Func, v *ctxflow.Value) *ctxflow.Value {
	for range 8 {
		if v.In != flow {
			return v
		}
		switch v.Op {
		case ctxflow.Param:
			if s.Call == nil {
				return nil
			}
			for i := range s.Body.Sig.Params().Len() {
				if s.Body.Sig.Params().At(i) == v.Var && i < len(s.Call.Args) {
					return s.In.Eval(s.Call.Args[i])
				}
			}
			return nil
		case ctxflow.Derived, ctxflow.Carrier, ctxflow.Accessed:
			if v.How.Timed || v.Op != ctxflow.Accessed && !v.How.Known || v.Parent() == nil {
				return nil
			}
			v = v.Parent()
		default:
			return nil
		}
	}
	return nil
}

// Ends returns the cancel that ends a value on every way from a point to the
// end of the function, or nil: one that was deferred on every way to the point, or
// runs on each from there.
func (m *Model) Ends(f *ctxflow.Func, p ctxflow.Point, v *ctxflow.Value) *ctxflow.Death {
	if d := v.Killer()(f.DeferredBefore(p)); d != nil {
		return d
	}
	var death *ctxflow.Death
	killer := v.Killer()
	for _, exit := range f.Exits() {
		if exit != p && !f.Reaches(p, exit) {
			continue
		}
		d := killer(f.Lost(exit))
		if d == nil {
			return nil
		}
		if death == nil {
			death = d
		}
	}
	return death
}

// IsHTTPHandler reports whether a function serves HTTP requests, by its
// signature, and returns its request.
func IsHTTPHandler(sig *types.Signature) (*types.Var, bool) {
	if sig.Params().Len() != 2 || sig.Results().Len() > 0 {
		return nil, false
	}
	w, r := sig.Params().At(0), sig.Params().At(1)
	named, ok := types.Unalias(w.Type()).(*types.Named)
	return r, ok && named.Obj().Name() == "ResponseWriter" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" && ctxapi.IsHTTPRequest(r.Type())
}

// RPCContext returns the context parameter of a method that serves a unary
// gRPC: its receiver embeds the type that protoc-gen-go-grpc generates for
// methods which are not implemented, and that has a method of this name.
func RPCContext(f *ctxindex.Func) (*types.Var, bool) {
	if f.Obj == nil || f.Sig.Recv() == nil || f.Sig.Params().Len() != 2 || f.Sig.Results().Len() != 2 {
		return nil, false
	}
	ctx := f.Sig.Params().At(0)
	t := types.Unalias(f.Sig.Recv().Type())
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || !ctxapi.IsStdContext(ctx.Type()) {
		return nil, false
	}
	for i := range st.NumFields() {
		field := st.Field(i)
		if !field.Embedded() {
			continue
		}
		if obj, _, _ := types.LookupFieldOrMethod(field.Type(), true, f.Obj.Pkg(), f.Obj.Name()); obj != nil && hasPrefixMethod(field.Type(), "mustEmbedUnimplemented") {
			return ctx, true
		}
	}
	return nil, false
}

// hasPrefixMethod reports whether t has a method whose name begins with prefix.
func hasPrefixMethod(t types.Type, prefix string) bool {
	for _, typ := range []types.Type{t, types.NewPointer(t)} {
		for sel := range types.NewMethodSet(typ).Methods() {
			if name := sel.Obj().Name(); len(name) > len(prefix) && name[:len(prefix)] == prefix {
				return true
			}
		}
	}
	return false
}

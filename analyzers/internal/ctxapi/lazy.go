package ctxapi

import (
	"go/types"
	"slices"
)

// lazyTypes lists types of which a value goes on working after the call that
// made it, and stops when the context of that call ends. The names are those
// of methods and fields by which the value is used up, or its end is taken into
// the function's own hands.
//
// Connections are not listed: those of the standard library and of gRPC use
// their context for dialling only. Nor is sql.Stmt, which is prepared with one
// context and used with others.
var lazyTypes = map[string][]string{
	"net/http.Response":            {"Body", "Write"},
	"database/sql.Rows":            {"Next", "NextResultSet", "Close", "Scan"},
	"database/sql.Row":             {"Scan"},
	"database/sql.Tx":              {"Commit", "Rollback"},
	"os/exec.Cmd":                  {"Wait", "Run", "Output", "CombinedOutput", "Cancel", "Process"},
	"github.com/jackc/pgx/v4.Rows": {"Next", "Close", "Scan", "Values"},
	"github.com/jackc/pgx/v5.Rows": {"Next", "Close", "Scan", "Values"},
	"github.com/jackc/pgx/v4.Row":  {"Scan"},
	"github.com/jackc/pgx/v5.Row":  {"Scan"},
	"github.com/jmoiron/sqlx.Rows": {"Next", "NextResultSet", "Close", "Scan", "StructScan", "MapScan", "SliceScan"},
	"github.com/jmoiron/sqlx.Row":  {"Scan", "StructScan", "MapScan", "SliceScan"},
	"github.com/jmoiron/sqlx.Tx":   {"Commit", "Rollback"},
}

// sessionTypes are types of which a value works under the context that it was
// begun with: when that ends, what is asked of the value fails. False are those
// that are a part of another value, and end with it alone.
var sessionTypes = map[string]bool{
	"database/sql.Tx": true, "database/sql.Stmt": false,
	"github.com/jmoiron/sqlx.Tx": true, "github.com/jmoiron/sqlx.Stmt": false, "github.com/jmoiron/sqlx.NamedStmt": false,
}

// IsSession reports whether values of type t end with the context that they were
// begun with, or may be a part of one that does.
func IsSession(t types.Type) (session, part bool) {
	whole, ok := sessionTypes[typeKey(t)]
	return whole, ok && !whole
}

// Commits reports whether a function makes a transaction's changes last.
func Commits(fn *types.Func) bool {
	if fn == nil || fn.Name() != "Commit" || fn.Signature().Recv() == nil {
		return false
	}
	whole, _ := IsSession(fn.Signature().Recv().Type())
	return whole
}

// Prepares reports whether a function only prepares a statement, which runs later,
// under a context of its own.
func Prepares(fn *types.Func) bool {
	if fn == nil || fn.Signature().Recv() == nil {
		return false
	}
	for v := range fn.Signature().Results().Variables() {
		if whole, part := IsSession(v.Type()); part && !whole {
			return true
		}
	}
	return false
}

// streamEnds are the methods by which a client stream is used up.
var streamEnds = []string{"CloseAndRecv", "CloseSend", "Recv", "RecvMsg"}

// IsLazy reports whether a value of type t goes on working after the call that
// made it, as long as the context of that call lives: a response, rows, a
// transaction, a command, a gRPC client stream, or an iterator function.
func IsLazy(t types.Type) bool {
	if t == nil {
		return false
	}
	if _, ok := lazyNamed(t); ok {
		return true
	}
	return isIterator(t) || IsClientStream(t)
}

// UsesUp reports whether selecting name on a value of the lazy type t uses the
// value up.
func UsesUp(t types.Type, name string) bool {
	if ends, ok := lazyNamed(t); ok {
		return slices.Contains(ends, name)
	}
	return IsClientStream(t) && slices.Contains(streamEnds, name)
}

// reads are the names by which what has not arrived yet is got out of a lazy value.
var reads = []string{"Body", "Commit", "MapScan", "Next", "NextResultSet", "Scan", "SliceScan", "StructScan", "Values"}

// Reads reports whether selecting name on a value of the lazy type t gets something
// out of it, which fails once the value's context has ended.
func Reads(t types.Type, name string) bool {
	ends, ok := lazyNamed(t)
	return ok && slices.Contains(ends, name) && slices.Contains(reads, name)
}

// OnlyRead reports whether all that can be done with a value of the lazy type t is to
// read it.
func OnlyRead(t types.Type) bool {
	ends, ok := lazyNamed(t)
	return ok && !slices.ContainsFunc(ends, func(name string) bool { return !slices.Contains(reads, name) })
}

// lazyNamed finds the row of a type.
func lazyNamed(t types.Type) ([]string, bool) {
	ends, ok := lazyTypes[typeKey(t)]
	return ends, ok
}

// typeKey is how tables name a type, or what it points to.
func typeKey(t types.Type) string {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path() + "." + named.Obj().Name()
}

// IsClientStream reports whether t is the client's end of a gRPC stream: it
// has the methods of grpc.ClientStream that a server's end lacks.
func IsClientStream(t types.Type) bool {
	switch types.Unalias(t).(type) {
	case *types.Named, *types.Pointer, *types.Interface:
	default:
		return false
	}
	for _, m := range []string{"CloseSend", "RecvMsg", "SendMsg", "Context"} {
		if methodOf(t, m) == nil {
			return false
		}
	}
	return true
}

// isIterator reports whether t is a function that a range loop can range over,
// such as iter.Seq.
func isIterator(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return false
	}
	yield, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
	return ok && yield.Params().Len() <= 2 && yield.Results().Len() == 1 && isBool(yield.Results().At(0).Type())
}

// MakesLazy reports whether a call with signature sig hands out a lazy value as
// result i. A response that comes with more than an error has been read: API
// clients return it beside what they decoded.
func MakesLazy(sig *types.Signature, i int) bool {
	if sig == nil || i < 0 || i >= sig.Results().Len() || !IsLazy(sig.Results().At(i).Type()) {
		return false
	}
	if !IsHTTPResponse(sig.Results().At(i).Type()) {
		return true
	}
	n := sig.Results().Len()
	return n == 1 || n == 2 && i == 0 && IsError(sig.Results().At(1).Type())
}

// readerWraps lists functions whose result reads on from the reader that they
// are given.
var readerWraps = map[string]bool{
	"bufio.NewReader":          true,
	"bufio.NewReaderSize":      true,
	"bufio.NewScanner":         true,
	"encoding/csv.NewReader":   true,
	"encoding/json.NewDecoder": true,
	"encoding/xml.NewDecoder":  true,
	"io.LimitReader":           true,
	"io.NopCloser":             true,
	"io.TeeReader":             true,
}

// WrapsReader reports whether fn returns a reader of the reader it is given.
func WrapsReader(fn *types.Func) bool { return readerWraps[key(fn)] }

// goingOn are methods by which the work that a value does is taken or ended.
var goingOn = []string{"Close", "Read", "Recv", "RecvMsg", "Next", "Scan", "Wait", "Commit"}

// GoesOn reports whether a value of type t may still do work after the call that
// returned it: it can be read, closed, waited for or called.
func GoesOn(t types.Type) bool { return goesOn(t, 2) }

func goesOn(t types.Type, depth int) bool {
	if IsError(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	case *types.Interface:
		if u.NumMethods() == 0 {
			return true // anything
		}
	case *types.Pointer:
		if st, ok := u.Elem().Underlying().(*types.Struct); ok && depth > 0 && hasLazyField(st, depth) {
			return true
		}
	case *types.Struct:
		if depth > 0 && hasLazyField(u, depth) {
			return true
		}
	}
	return slices.ContainsFunc(goingOn, func(name string) bool { return methodOf(t, name) != nil })
}

func hasLazyField(st *types.Struct, depth int) bool {
	for i := range st.NumFields() {
		if f := st.Field(i); f.Exported() && goesOn(f.Type(), depth-1) {
			return true
		}
	}
	return false
}

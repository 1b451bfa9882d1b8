package ctxapi

import (
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// A function's name as types.Func.FullName spells it.
var fullName = regexp.MustCompile(`^(?:\((\*?)([^()\s*]+)\.([A-Za-z]\w*)\)|([^()\s*]+))\.([A-Za-z]\w*)$`)

// pathOf returns the import path, type and name of a function's full name.
func pathOf(t *testing.T, full string) (path, typ, name string) {
	t.Helper()
	m := fullName.FindStringSubmatch(full)
	if m == nil {
		t.Fatalf("%q is not spelled as types.Func.FullName spells it", full)
	}
	return m[2] + m[4], m[3], m[5]
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// names lists every function of every table.
func names() []string {
	all := make(map[string]bool)
	for _, row := range table {
		all[row.Func] = true
	}
	for _, m := range []map[string]bool{valueOnlyFuncs, noReturn, blocking, observing, readerWraps, netFuncs, requestReaders, wantsPanic} {
		for name := range m {
			all[name] = true
		}
	}
	for name := range callbacks {
		all[name] = true
	}
	for name := range variants {
		all[name] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// load returns the packages of the standard library that the tables name.
func load(t *testing.T) map[string]*types.Package {
	t.Helper()
	var paths []string
	for _, name := range names() {
		if path, _, _ := pathOf(t, name); isStd(path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadTypes}, slices.Compact(paths)...)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]*types.Package)
	for _, pkg := range pkgs {
		found[pkg.PkgPath] = pkg.Types
	}
	return found
}

// resolve finds the function that a full name spells, or nil.
func resolve(pkg *types.Package, full, typ, name string) *types.Func {
	if pkg == nil {
		return nil
	}
	if typ == "" {
		fn, _ := pkg.Scope().Lookup(name).(*types.Func)
		return fn
	}
	// The type may be unexported, such as testing.common: its methods are
	// found through the types that embed it.
	for _, n := range pkg.Scope().Names() {
		obj, ok := pkg.Scope().Lookup(n).(*types.TypeName)
		if !ok {
			continue
		}
		fn, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, name)
		if fn, ok := fn.(*types.Func); ok && fn.FullName() == full {
			return fn
		}
	}
	return nil
}

func TestNamesResolve(t *testing.T) {
	pkgs := load(t)
	for _, full := range names() {
		path, typ, name := pathOf(t, full)
		if !isStd(path) {
			continue
		}
		if fn := resolve(pkgs[path], full, typ, name); fn == nil || fn.FullName() != full {
			t.Errorf("there is no %s", full)
		}
	}
}

// Every row's indexes fit the function's results and its parent is found.
func TestRows(t *testing.T) {
	pkgs, api := load(t), New()
	seen := make(map[string]bool)
	for _, row := range table {
		if seen[row.Func] {
			t.Errorf("%s is listed twice", row.Func)
		}
		seen[row.Func] = true
		path, typ, name := pathOf(t, row.Func)
		if !isStd(path) {
			continue
		}
		fn := resolve(pkgs[path], row.Func, typ, name)
		if fn == nil {
			continue // reported above
		}
		sig := fn.Signature()
		results := sig.Results()
		result := func(i int) types.Type {
			if i < 0 || i >= results.Len() {
				return types.Typ[types.Invalid]
			}
			return results.At(i).Type()
		}
		switch row.Kind {
		case Root, Derive, Detach:
			if !IsContext(result(row.Ctx)) {
				t.Errorf("%s: result %d is %v, not a context", row.Func, row.Ctx, result(row.Ctx))
			}
		case Carry:
			// *exec.Cmd keeps its context to itself.
			if !New().IsCarrier(result(row.Ctx)) && row.Func != "os/exec.CommandContext" {
				t.Errorf("%s: result %d is %v, not a carrier", row.Func, row.Ctx, result(row.Ctx))
			}
		case Access:
			if row.Ctx >= 0 && !IsContext(result(row.Ctx)) {
				t.Errorf("%s: result %d is %v, not a context", row.Func, row.Ctx, result(row.Ctx))
			}
		}
		if row.Cancel >= 0 {
			if c := result(row.Cancel); !IsCancelFunc(c) && !IsNiladic(c) {
				t.Errorf("%s: result %d is %v, no cancel function", row.Func, row.Cancel, c)
			}
		}
		how, ok := api.Derivation(fn, sig)
		if ok != (row.Ctx >= 0) {
			t.Errorf("%s: derivation %v", row.Func, ok)
		}
		if ok && row.Kind != Root && how.Parent == none && row.Func != "net/http.ReadRequest" {
			t.Errorf("%s: no parent found in %v", row.Func, sig)
		}
	}
}

// A signature that hands out a cancel function needs no row, and one that has
// a row must agree with it.
func TestSignaturesAgree(t *testing.T) {
	pkgs := load(t)
	api := New()
	for _, row := range table {
		path, typ, name := pathOf(t, row.Func)
		if row.Kind != Derive || !isStd(path) {
			continue
		}
		fn := resolve(pkgs[path], row.Func, typ, name)
		if fn == nil {
			continue
		}
		how, ok := api.Derivation(nil, fn.Signature()) // a function value has no row
		if !ok || how.Ctx != row.Ctx || row.Cancel >= 0 && how.Cancel != row.Cancel {
			t.Errorf("%s: by signature context %d and cancel %d, by table %d and %d", row.Func, how.Ctx, how.Cancel, row.Ctx, row.Cancel)
		}
	}
}

func TestValueOnlyTakeContexts(t *testing.T) {
	pkgs := load(t)
	for full := range valueOnlyFuncs {
		path, typ, name := pathOf(t, full)
		if !isStd(path) {
			continue
		}
		if fn := resolve(pkgs[path], full, typ, name); fn != nil && New().contextParam(fn, fn.Signature()) == none {
			t.Errorf("%s takes no context: %v", full, fn.Signature())
		}
	}
	for path := range valueOnlyPackages {
		if !regexp.MustCompile(`^[a-z0-9.-]+(/[A-Za-z0-9._-]+)+$`).MatchString(path) {
			t.Errorf("%q is no import path", path)
		}
	}
}

func TestTypes(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadTypes}, "context", "net/http", "testing", "os/exec", "database/sql")
	if err != nil {
		t.Fatal(err)
	}
	named := make(map[string]types.Type)
	for _, pkg := range pkgs {
		for _, n := range pkg.Types.Scope().Names() {
			if obj, ok := pkg.Types.Scope().Lookup(n).(*types.TypeName); ok {
				named[pkg.PkgPath+"."+n] = obj.Type()
				named["*"+pkg.PkgPath+"."+n] = types.NewPointer(obj.Type())
			}
		}
	}
	is := func(name string, what string, pred func(types.Type) bool, want bool) {
		t.Helper()
		if named[name] == nil {
			t.Fatalf("no type %s", name)
		}
		if got := pred(named[name]); got != want {
			t.Errorf("%s is %s: %v", name, what, got)
		}
	}
	is("context.Context", "a context", IsContext, true)
	is("*context.Context", "a context", IsContext, false)
	is("context.CancelFunc", "a cancel function", IsCancelFunc, true)
	is("context.CancelCauseFunc", "a cancel function", IsCancelFunc, true)
	is("context.Context", "a carrier", New().IsCarrier, false)
	is("*net/http.Request", "a carrier", New().IsCarrier, true)
	is("net/http.Request", "a carrier", New().IsCarrier, false) // the method has a pointer receiver
	is("*testing.T", "a carrier", New().IsCarrier, true)
	is("testing.TB", "a carrier", New().IsCarrier, true)
	is("*net/http.Server", "a carrier", New().IsCarrier, false)
	is("*os/exec.Cmd", "a carrier", New().IsCarrier, false)
	is("*testing.F", "a test handle", IsTesting, true)
	is("*testing.M", "a test handle", IsTesting, false)
	is("*net/http.Request", "an HTTP request", IsHTTPRequest, true)
	is("*net/http.Response", "an HTTP response", IsHTTPResponse, true)
}

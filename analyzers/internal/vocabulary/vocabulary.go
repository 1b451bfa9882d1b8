// Package vocabulary is what a project says of functions and types that it does
// not own, and can't write a directive above.
package vocabulary

import (
	"flag"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// A Word is one thing that can be said.
type Word uint8

const (
	// ValueOnly functions only read values of their contexts.
	ValueOnly Word = iota
	// Cleanup functions clean up, and must be able to when their caller's context
	// is done.
	Cleanup
	// Detach functions return a context that does not end with the one they get.
	Detach
	// Joins functions return only after goroutines have ended.
	Joins
	// Carriers are types that give out a context.
	Carriers

	count
)

var words = [count]struct{ name, of string }{
	ValueOnly: {"valueonly", "foreign packages and functions that only read values of their contexts"},
	Cleanup:   {"cleanup", "foreign packages and functions that clean up, and must when the context is done"},
	Detach:    {"detach", "foreign packages and functions whose context does not end with the given one"},
	Joins:     {"joins", "foreign packages and functions that wait for goroutines to end"},
	Carriers:  {"carriers", "methods and fields of foreign types that give out a context"},
}

// All returns the words that there are.
func All() []Word {
	all := make([]Word, count)
	for i := range all {
		all[i] = Word(i)
	}
	return all
}

// String is the name of the word, which is that of the directive that says the
// same, if there is one.
func (w Word) String() string { return words[w].name }

// Of says what the word lists.
func (w Word) Of() string { return words[w].of }

// Directive reports whether //ctxlint: has the word for functions of the module.
func (w Word) Directive() bool { return w != Carriers }

// Check says what is wrong with the form of a name.
func (w Word) Check(name string) error {
	path, rest := name, ""
	if slash := strings.LastIndexByte(name, '/') + 1; strings.Contains(name[slash:], ".") {
		dot := slash + strings.IndexByte(name[slash:], '.')
		path, rest = name[:dot], name[dot+1:]
	}
	ok := path != "" && !strings.ContainsAny(name, "()*, \t[]") && !strings.HasPrefix(path, "/") && !strings.HasSuffix(path, "/")
	parts := strings.Split(rest, ".")
	if rest != "" || strings.HasSuffix(name, ".") {
		ok = ok && !slices.Contains(parts, "")
	}
	if w != Carriers {
		if !ok {
			return fmt.Errorf("%q names no package, function or method: write import/path, import/path.Func or import/path.Type.Method", name)
		}
		return nil
	}
	if !ok || len(parts) < 2 || !token.IsExported(parts[len(parts)-1]) {
		return fmt.Errorf("%q names no method or field of a type: write import/path.Type.Method or import/path.Type.Field", name)
	}
	return nil
}

// A Vocabulary is all that is said. The zero value says nothing, and so does nil.
type Vocabulary struct{ said [count]names }

// Flag returns the flag that says a word: names separated by commas, of packages
// (import/path), functions (import/path.Func) and methods (import/path.Type.Method).
func (v *Vocabulary) Flag(w Word) flag.Value { return value{&v.said[w], w} }

// Says reports whether a word is said of a function, or of its package.
func (v *Vocabulary) Says(w Word, fn *types.Func) bool {
	if v == nil || len(v.said[w]) == 0 || fn == nil || fn.Pkg() == nil {
		return false
	}
	path := fn.Pkg().Path()
	if v.said[w][path] {
		return true
	}
	if recv := fn.Signature().Recv(); recv != nil {
		named := namedOf(recv.Type())
		return named != nil && v.said[w][path+"."+named.Obj().Name()+"."+fn.Name()]
	}
	return v.said[w][path+"."+fn.Name()]
}

// Carried returns the methods and fields that [Carriers] names of a type, or of
// what it points to, if it has them.
func (v *Vocabulary) Carried(t types.Type) (objs []types.Object) {
	if v == nil || len(v.said[Carriers]) == 0 {
		return nil
	}
	named := namedOf(t)
	if named == nil || named.Obj().Pkg() == nil {
		return nil
	}
	prefix := named.Obj().Pkg().Path() + "." + named.Obj().Name() + "."
	for _, name := range slices.Sorted(maps.Keys(v.said[Carriers])) {
		if member, ok := strings.CutPrefix(name, prefix); ok && !strings.Contains(member, ".") {
			if obj, _, _ := types.LookupFieldOrMethod(t, true, named.Obj().Pkg(), member); obj != nil {
				objs = append(objs, obj)
			}
		}
	}
	return objs
}

func namedOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}

type names map[string]bool

// A value is the flag of a word.
type value struct {
	names *names
	word  Word
}

func (v value) String() string {
	if v.names == nil {
		return "" // the zero value, which package flag asks
	}
	return strings.Join(slices.Sorted(maps.Keys(*v.names)), ",")
}

// Set replaces what was said.
func (v value) Set(list string) error {
	said := names{}
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		if err := v.word.Check(name); err != nil {
			return err
		}
		said[name] = true
	}
	*v.names = said
	return nil
}

package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"sync"

	"github.com/ctxlint/ctxlint/internal/results"
)

// parsed is a file that is read once for all units it belongs to.
type parsed struct {
	users int  // units that have yet to be checked
	whole bool // some of them want function bodies
	once  sync.Once
	file  *ast.File
	err   error

	surface results.Hash // if it is wanted
}

// expect counts a unit among the users of its files. Variants of a package
// share the syntax of their common files.
func (c *typer) expect(u *unit) {
	for _, name := range u.CompiledGoFiles {
		if c.files[name] == nil {
			c.files[name] = new(parsed)
		}
		c.files[name].users++
		c.files[name].whole = c.files[name].whole || u.whole
	}
}

// forget drops the syntax of a unit, and of its files when no other unit has
// use for them: for a large module that is most of the memory.
func (c *typer) forget(u *unit) {
	u.Syntax, u.TypesInfo = nil, nil
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range u.CompiledGoFiles {
		if p := c.files[name]; p != nil {
			if p.users--; p.users == 0 {
				delete(c.files, name)
			}
		}
	}
}

// parse reads the files of a unit.
func (c *typer) parse(u *unit) {
	for _, name := range u.CompiledGoFiles {
		c.mu.Lock()
		p := c.files[name]
		c.mu.Unlock()
		p.once.Do(func() {
			src, err := c.read(name)
			if err != nil {
				p.err = err
				return
			}
			p.file, p.err = parseFile(c.fset, name, src, p.whole)
			if p.err == nil && p.whole && c.surfaces {
				p.surface = surface(src, c.fset, p.file)
			}
		})
		if u.whole && c.surfaces {
			u.surface = append(u.surface, p.surface)
		}
		if p.file != nil {
			u.Syntax = append(u.Syntax, p.file)
		}
		if p.err != nil {
			u.addError(p.err)
		}
	}
}

// parseFile parses a file, whole if it is to be analysed. Of dependencies
// only the declarations count: bodies are dropped at once, and with them
// their memory and the work of checking them.
func parseFile(fset *token.FileSet, name string, src []byte, whole bool) (*ast.File, error) {
	if whole {
		return parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
	}
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if f != nil {
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				fn.Body.List = nil
			}
		}
	}
	return f, err
}

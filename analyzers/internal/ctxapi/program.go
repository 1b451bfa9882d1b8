package ctxapi

import "go/types"

// A Program is how the programs of a module hand a context to a framework of
// another module, which gives it out again to the functions that it runs: a root,
// if it is handed none.
type Program struct {
	Out string         // the method or field that gives it out
	In  map[string]int // what hands it in, by the parameter that the context is
}

// programs lists them by the package of the framework.
var programs = map[string]Program{
	"github.com/spf13/cobra": {
		Out: "(*github.com/spf13/cobra.Command).Context",
		In: map[string]int{
			"(*github.com/spf13/cobra.Command).ExecuteContext":  0,
			"(*github.com/spf13/cobra.Command).ExecuteContextC": 0,
			"(*github.com/spf13/cobra.Command).SetContext":      0,
		},
	},
	"github.com/urfave/cli/v2": {
		Out: "github.com/urfave/cli/v2.Context.Context",
		In:  map[string]int{"(*github.com/urfave/cli/v2.App).RunContext": 0},
	},
}

// ProgramOf returns how a framework's package comes by its context.
func ProgramOf(pkg *types.Package) (Program, bool) {
	if pkg == nil {
		return Program{}, false
	}
	p, ok := programs[pkg.Path()]
	return p, ok
}

// FromProgram names what gives out the context of a variable that carries one, or
// of a field that is one, if a program hands it in; else it is empty.
func FromProgram(v *types.Var) string {
	if v == nil {
		return ""
	}
	if v.IsField() {
		if p, ok := ProgramOf(v.Pkg()); ok && p.Out == v.Pkg().Path()+".Context."+v.Name() {
			return p.Out
		}
	}
	if IsContext(v.Type()) { // the framework's own, which embeds the field
		for _, p := range programs {
			if p.Out == typeKey(v.Type())+".Context" {
				return p.Out
			}
		}
	}
	fn := CarrierMethod(v.Type())
	if fn == nil {
		return ""
	}
	if p, ok := ProgramOf(fn.Pkg()); ok && p.Out == fn.FullName() {
		return p.Out
	}
	return ""
}

package thread

import (
	"bytes"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// other is the name of package context where an import has the name context.
const other = "stdcontext"

// contextName is the name that package context has in the file, or would
// have; "." if its names need none.
func (f *file) contextName() string {
	taken := false
	for _, spec := range f.syntax.Imports {
		path := strings.Trim(spec.Path.Value, "`\"")
		switch {
		case path == "context" && spec.Name == nil:
			return "context"
		case path == "context" && spec.Name.Name != "_":
			return spec.Name.Name
		case path == "context":
		case spec.Name != nil:
			taken = taken || spec.Name.Name == "context"
		default:
			pn, ok := f.pkg.TypesInfo.Implicits[spec].(*types.PkgName)
			taken = taken || ok && pn.Name() == "context"
		}
	}
	if taken {
		return other
	}
	return "context"
}

// qualifier is what the names of package context begin with.
func (f *file) qualifier() string {
	if name := f.contextName(); name != "." {
		return name + "."
	}
	return ""
}

// withContext adds the import of package context to a text of the file. What
// follows the imports stays as it is.
func (f *file) withContext(src []byte) ([]byte, error) {
	for _, spec := range f.syntax.Imports {
		if strings.Trim(spec.Path.Value, "`\"") == "context" && (spec.Name == nil || spec.Name.Name != "_") {
			return src, nil
		}
	}
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "", src, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return nil, err
	}
	end := fset.Position(syntax.Name.End()).Offset
	if n := len(syntax.Decls); n > 0 {
		end = fset.Position(syntax.Decls[n-1].End()).Offset
	}
	if i := bytes.IndexByte(src[end:], '\n'); i >= 0 {
		end += i
	} else {
		end = len(src)
	}
	// A comment may go on after the line: leave all of it to the rest.
	head := append(bytes.Clone(src[:end]), '\n')
	fset = token.NewFileSet()
	if syntax, err = parser.ParseFile(fset, "", head, parser.ParseComments); err != nil {
		return nil, err
	}
	name := f.contextName()
	if name == "context" {
		name = ""
	}
	astutil.AddNamedImport(fset, syntax, name, "context")
	var out bytes.Buffer
	if err := format.Node(&out, fset, syntax); err != nil {
		return nil, err
	}
	return append(apart(bytes.TrimRight(out.Bytes(), "\n")), src[end:]...), nil
}

// apart separates the new import from those of other modules, if it came
// among them.
func apart(head []byte) []byte {
	lines := strings.Split(string(head), "\n")
	for i, line := range lines {
		if !strings.HasSuffix(strings.TrimSpace(line), `"context"`) || i+1 == len(lines) || i == 0 {
			continue
		}
		path := strings.Trim(strings.TrimSpace(lines[i+1]), "`\"")
		first, _, _ := strings.Cut(path, "/")
		if strings.HasSuffix(lines[i-1], "(") && strings.Contains(first, ".") {
			lines[i] += "\n"
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

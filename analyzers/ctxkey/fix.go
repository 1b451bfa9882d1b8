package ctxkey

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fix gives a key of a predeclared type an unexported type of its own, at
// every store and lookup, if the package both stores and looks up the value: else the
// other half is in some other package, and would find nothing any more. So would other
// packages that look up the value as well: a driver that reads the whole module drops
// the fix then.
func (c *checker) fix(k ctxvalues.Key) *report.Fix {
	basic, ok := types.Unalias(k.Type).(*types.Basic)
	if !ok || k.Shape != ctxvalues.Constant {
		return nil
	}
	var uses []*ctxvalues.Site
	var stored, lookedUp bool
	for _, s := range slices.Concat(c.values.Stores, c.values.Lookups) {
		switch {
		case s.Forwarded || s.Key.Type == nil || !s.Key.MayEqual(k):
			continue
		case !s.Key.MustEqual(k):
			return nil // it might have to be changed, too
		case s.Via != nil && s.Via.Signature().TypeParams().Len() > 0:
			return nil // the type of the key is also that of the call
		}
		uses = append(uses, s)
		stored, lookedUp = stored || s.Store, lookedUp || !s.Store
	}
	if !stored || !lookedUp {
		return nil
	}
	plan := &plan{checker: c, file: c.File(k.Expr.Pos()), basic: basic, uses: uses}
	var edits []analysis.TextEdit
	if k.Obj != nil {
		edits = plan.retype(k.Obj)
	} else {
		edits = plan.introduce(k)
	}
	if edits == nil {
		return nil
	}
	return &report.Fix{
		Message: "use a key of the unexported type " + plan.typeName,
		Safe:    basic.Kind() == types.String && !c.values.Open && !c.values.OpenLookups, // of others the module is not asked
		Edits:   edits,
	}
}

// A plan is the making of one fix.
type plan struct {
	*checker
	file     *ast.File
	basic    *types.Basic
	uses     []*ctxvalues.Site
	typeName string
}

// retype gives the declaration of a named key a type: const k ctxKey = "k".
func (p *plan) retype(obj types.Object) []analysis.TextEdit {
	if obj.Pkg() != p.Pkg || p.File(obj.Pos()) != p.file || obj.Exported() && p.Pkg.Name() != "main" || !p.onlyKey(obj) {
		return nil
	}
	spec, decl := p.spec(obj)
	if spec == nil || len(spec.Names) != 1 || len(spec.Values) != 1 {
		return nil
	}
	top := topLevel(p.file, decl.Pos())
	edits, ok := p.declareType(top)
	if !ok {
		return nil
	}
	switch value := spec.Values[0]; {
	case spec.Type == nil && types.IsInterface(p.TypesInfo.TypeOf(value)):
		conv, ok := ast.Unparen(value).(*ast.CallExpr)
		if !ok || len(conv.Args) != 1 || !p.TypesInfo.Types[conv.Fun].IsType() {
			return nil
		}
		return append(edits, edit.Replace(conv.Fun, p.typeName)) // any("k")
	case spec.Type != nil && decl.Lparen.IsValid():
		return nil // the columns of the group would have to be set anew
	case spec.Type != nil:
		return append(edits, edit.Replace(spec.Type, p.typeName))
	case !decl.Lparen.IsValid():
		return append(edits, edit.Insert(spec.Names[0].End(), " "+p.typeName))
	case repeated(decl):
		return nil
	default:
		return append(edits, edit.Insert(value.Pos(), p.typeName+"("), edit.Insert(value.End(), ")"))
	}
}

// introduce declares a constant for a key that is written out at every use.
func (p *plan) introduce(k ctxvalues.Key) []analysis.TextEdit {
	if p.basic.Info()&types.IsString == 0 {
		return nil // a number tells no name
	}
	first := k.Expr
	for _, s := range p.uses {
		// A use of another file would need an edit there, and a named or
		// computed one would stay as it is.
		if _, literal := s.Key.Expr.(*ast.BasicLit); !literal || p.File(s.Key.Expr.Pos()) != p.file {
			return nil
		}
		if s.Key.Expr.Pos() < first.Pos() {
			first = s.Key.Expr
		}
	}
	name := p.fresh(constantName(constant.StringVal(k.Const)))
	if name == "" {
		return nil
	}
	top := topLevel(p.file, first.Pos())
	edits, ok := p.declareType(top)
	if !ok {
		return nil
	}
	decl := "const " + name + " " + p.typeName + " = " + first.(*ast.BasicLit).Value + "\n\n"
	if len(edits) > 0 && edits[0].Pos == start(top) {
		edits[0].NewText = append(edits[0].NewText, decl...)
	} else {
		edits = append(edits, edit.Insert(start(top), decl))
	}
	for _, s := range p.uses {
		edits = append(edits, edit.Replace(s.Key.Expr, name))
	}
	return edits
}

// declareType chooses the key type: one that is there already, or a new one.
// All fixes of a package that need the new one declare it at the same place,
// so that they can be made together; it fails for those of other files.
func (p *plan) declareType(top ast.Decl) ([]analysis.TextEdit, bool) {
	if p.typeName = p.existing(); p.typeName != "" {
		return nil, true
	}
	p.typeName = p.fresh(typeName(p.basic))
	at := p.newTypes[p.typeName]
	if at == token.NoPos {
		at = start(top)
		p.newTypes[p.typeName] = at
	}
	if p.typeName == "" || p.File(at) != p.file {
		return nil, false
	}
	return []analysis.TextEdit{edit.Insert(at, "type "+p.typeName+" "+p.basic.Name()+"\n\n")}, true
}

func typeName(basic *types.Basic) string {
	if basic.Kind() == types.String {
		return "ctxKey"
	}
	return "ctx" + strings.ToUpper(basic.Name()[:1]) + basic.Name()[1:] + "Key"
}

// existing returns an unexported type of the package that serves for keys, and
// under which no key has the same value yet.
func (p *plan) existing() string {
	for _, s := range slices.Concat(p.values.Stores, p.values.Lookups) {
		named, ok := types.Unalias(s.Key.Type).(*types.Named)
		if !ok || named.Obj().Pkg() != p.Pkg || named.Obj().Exported() || named.Obj().Parent() != p.Pkg.Scope() ||
			named.TypeArgs().Len() > 0 || !types.Identical(named.Underlying(), p.basic) {
			continue
		}
		if !p.taken(named) && p.free(named.Obj().Name(), named.Obj()) {
			return named.Obj().Name()
		}
	}
	return ""
}

// taken reports whether a key of the type has the value, or may have it.
func (p *plan) taken(named *types.Named) bool {
	value := p.uses[0].Key.Const
	for _, s := range slices.Concat(p.values.Stores, p.values.Lookups) {
		if s.Key.Type != nil && types.Identical(s.Key.Type, named) &&
			(s.Key.Shape != ctxvalues.Constant || constant.Compare(s.Key.Const, token.EQL, value)) {
			return true
		}
	}
	return false
}

// onlyKey reports whether every use of obj is the key of a store or lookup.
func (p *plan) onlyKey(obj types.Object) bool {
	uses := 0
	for _, s := range p.uses {
		if p.named(s.Key.Expr) != obj {
			return false // the same key by another name
		}
		uses++
	}
	for _, used := range p.TypesInfo.Uses {
		if used == obj {
			uses--
		}
	}
	return uses == 0
}

func (p *plan) named(e ast.Expr) types.Object {
	if id, ok := e.(*ast.Ident); ok {
		return p.TypesInfo.Uses[id]
	}
	return nil
}

// spec returns the specification that declares obj, in a const or var
// declaration.
func (p *plan) spec(obj types.Object) (*ast.ValueSpec, *ast.GenDecl) {
	cur, ok := p.Index.Inspector.Root().FindByPos(obj.Pos(), obj.Pos())
	if !ok {
		return nil, nil
	}
	spec, ok := cur.Parent().Node().(*ast.ValueSpec)
	if !ok {
		return nil, nil
	}
	decl, _ := cur.Parent().Parent().Node().(*ast.GenDecl)
	return spec, decl
}

// repeated reports whether the group has implicit repetitions, whose type
// would change with the line that they repeat.
func repeated(decl *ast.GenDecl) bool {
	for _, spec := range decl.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) == 0 {
			return true
		}
	}
	return false
}

// fresh returns a name like name that means nothing yet anywhere the package
// might use it, or "".
func (p *plan) fresh(name string) string {
	for i := 1; i < 10; i++ {
		try := name
		if i > 1 {
			try += strconv.Itoa(i)
		}
		if p.free(try, nil) {
			return try
		}
	}
	return ""
}

// free reports whether name means obj (nil: nothing) wherever the fix writes
// it, and in no file of the package something else at the top.
func (p *plan) free(name string, obj types.Object) bool {
	if p.Pkg.Scope().Lookup(name) != obj || obj == nil && types.Universe.Lookup(name) != nil {
		return false
	}
	for _, f := range p.Files {
		if scope := p.TypesInfo.Scopes[f]; scope != nil && scope.Lookup(name) != nil {
			return false // the name of an import
		}
	}
	for _, s := range p.uses {
		scope := p.TypesInfo.Scopes[p.File(s.Call.Pos())]
		if scope = scope.Innermost(s.Call.Pos()); scope == nil {
			continue
		}
		if _, found := scope.LookupParent(name, s.Call.Pos()); found != obj {
			return false
		}
	}
	return true
}

// topLevel returns the declaration of the file around pos.
func topLevel(file *ast.File, pos token.Pos) ast.Decl {
	for _, decl := range file.Decls {
		if decl.Pos() <= pos && pos < decl.End() {
			return decl
		}
	}
	return nil
}

// start returns where a declaration starts, its comment included.
func start(decl ast.Decl) token.Pos {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Doc != nil {
			return decl.Doc.Pos()
		}
	case *ast.GenDecl:
		if decl.Doc != nil {
			return decl.Doc.Pos()
		}
	}
	return decl.Pos()
}

// constantName makes a name from a key: "user-id" becomes userIDKey.
func constantName(key string) string {
	words := strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var b strings.Builder
	for i, word := range words {
		switch {
		case strings.EqualFold(word, "id") && i > 0:
			word = "ID"
		case i == 0:
			word = lowerFirst(word)
		default:
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
	}
	name := b.String()
	if !strings.HasSuffix(name, "Key") {
		name += "Key"
	}
	if !token.IsIdentifier(name) || name == "Key" {
		return "valueKey"
	}
	return name
}

// lowerFirst lowers the word's leading capitals: ID to id, UserID to userID.
func lowerFirst(word string) string {
	if strings.ToUpper(word) == word {
		return strings.ToLower(word)
	}
	r := []rune(word)
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

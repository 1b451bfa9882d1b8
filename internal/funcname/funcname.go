// Package funcname finds the function of a module that a user named on the command
// line.
package funcname

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ctxlint/ctxlint/internal/config"
)

// A Func is a function, or a method of a type or an interface, that may be named.
type Func struct {
	Path  string // import path of its package
	Pkg   string // name of its package
	Local string // Func or Type.Method
	Name  string // as a reader would name it

	File     string
	Line     int // of its name
	Column   int // of its name, in bytes, if it is to be asked for
	Offset   int // of its name, in the file
	From, To int // the lines of its declaration
}

var lineOf = regexp.MustCompile(`^(.+\.go):(\d+)(?::(\d+))?$`)

// Line splits file.go:line, of which a column may follow.
func Line(name string) (file string, line int, ok bool) {
	file, line, _, ok = place(name)
	return file, line, ok
}

// place splits file.go:line:column; the column may be missing, and is 0 then.
func place(name string) (file string, line, column int, ok bool) {
	m := lineOf.FindStringSubmatch(name)
	if m == nil {
		return "", 0, 0, false
	}
	line, err := strconv.Atoi(m[2])
	if err == nil && m[3] != "" {
		column, err = strconv.Atoi(m[3])
	}
	return m[1], line, column, err == nil
}

// Find returns the index of the function that a user named: pkg.Func,
// pkg.Type.Method or (*pkg.Type).Method, where pkg is a package's name, its path,
// the end of its path, a directory that begins with a dot, or left out; or
// file.go:line. A column tells functions on one line apart, if it is that of a
// name. IsFile tells the files of the module.
func Find(name, dir string, fns []Func, isFile func(string) bool) (int, error) {
	if file, line, column, ok := place(name); ok {
		return byLine(file, line, column, dir, fns, isFile)
	}
	plain := strings.NewReplacer("(", "", ")", "", "*", "").Replace(name)
	var exact, loose []int
	for i, f := range fns {
		switch f.answers(plain, dir) {
		case 2:
			exact = append(exact, i)
		case 1:
			loose = append(loose, i)
		}
	}
	if len(exact) == 0 {
		exact = loose
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		return 0, fmt.Errorf("no function %s in the module; %s", name, near(plain, fns))
	}
	var list []string
	for _, i := range exact {
		f := fns[i]
		list = append(list, fmt.Sprintf("%s.%s (%s:%d)", f.Path, f.Local, filepath.Base(f.File), f.Line))
	}
	slices.Sort(list)
	return 0, fmt.Errorf("%s may be %s: write the path of its package, or file.go:line", name, strings.Join(list, " or "))
}

// answers reports whether a function goes by a name: 2 if that says its
// package, 1 if it says less.
func (f *Func) answers(name, dir string) int {
	if name == f.Local {
		return 1
	}
	pkg, ok := strings.CutSuffix(name, "."+f.Local)
	if !ok {
		return 0
	}
	switch {
	case pkg == f.Path:
		return 2
	case IsDir(pkg):
		if filepath.Dir(f.File) == Resolve(pkg, dir) {
			return 2
		}
	case pkg == f.Pkg || strings.HasSuffix(f.Path, "/"+pkg):
		return 1
	}
	return 0
}

// IsDir reports whether a package is named by its directory.
func IsDir(pkg string) bool {
	return pkg == "." || strings.HasPrefix(pkg, "./") || strings.HasPrefix(pkg, "../") || filepath.IsAbs(pkg)
}

// Resolve returns the full name of a file or directory as seen from dir.
func Resolve(name, dir string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, filepath.FromSlash(name))
}

// byLine returns the function whose declaration has a line.
func byLine(name string, line, column int, dir string, fns []Func, isFile func(string) bool) (int, error) {
	full := Resolve(name, dir)
	if !isFile(full) {
		return 0, fmt.Errorf("%s is no file of the module, as this platform and these tags see it", name)
	}
	best := -1
	nearest, distance := "", 1<<30
	for i, f := range fns {
		if f.File != full {
			continue
		}
		if f.Line == line && f.Column == column && column > 0 {
			return i, nil
		}
		if f.From <= line && line <= f.To && (best < 0 || fns[best].Offset < f.Offset) {
			best = i
		}
		if d := max(f.From-line, line-f.To); d < distance || d == distance && f.Name < nearest {
			nearest, distance = f.Name, d
		}
	}
	switch {
	case best >= 0:
		return best, nil
	case nearest == "":
		return 0, fmt.Errorf("%s has no function", name)
	}
	return 0, fmt.Errorf("no function at %s:%d; the nearest is %s", name, line, nearest)
}

// near offers what may have been meant.
func near(name string, fns []Func) string {
	last := name[strings.LastIndex(name, ".")+1:]
	var same, all []string
	for _, f := range fns {
		full := f.Pkg + "." + f.Local
		if f.Local[strings.LastIndex(f.Local, ".")+1:] == last {
			same = append(same, full)
		}
		all = append(all, full)
	}
	slices.Sort(all)
	slices.Sort(same)
	near := slices.Compact(same)
	if len(near) == 0 {
		near = config.NearestFew(name, slices.Compact(all), 3)
	}
	if len(near) == 0 {
		return "name it as pkg.Func, (*pkg.Type).Method or file.go:line"
	}
	return "did you mean " + strings.Join(near[:min(len(near), 3)], " or ") + "?"
}

package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// A form is one report to write: "text", or "sarif=out.sarif".
type form struct {
	name string
	file string // empty: standard output
}

// formList is the flag -format, which may be given more than once.
type formList []string

func (l *formList) String() string { return strings.Join(*l, " ") }

// Set can't complain: package flag would wrap it.
func (l *formList) Set(s string) error {
	*l = append(*l, s)
	return nil
}

// readForms says which reports the flags -format and -o ask for.
func (o *options) readForms() error {
	o.forms = nil
	for _, s := range o.formats {
		name, file, named := strings.Cut(s, "=")
		if _, ok := formats[name]; !ok {
			return fmt.Errorf("unknown format %q: use %s", name, orList(formatNames()))
		}
		if named && file == "" {
			return fmt.Errorf("-format %s: the name of a file is missing", s)
		}
		o.forms = append(o.forms, form{name, file})
	}
	if len(o.forms) == 0 {
		o.forms = []form{{name: "text"}}
	}
	return nil
}

// place gives the report that has no file the one of -o.
func (o *options) place() error {
	var open []string
	files := map[string]string{}
	for i := range o.forms {
		f := &o.forms[i]
		if f.file == "" {
			open = append(open, f.name)
			f.file = o.output
		}
		if f.file == "" {
			continue
		}
		name := filepath.Clean(f.file)
		if other := files[name]; other != "" {
			return fmt.Errorf("%s and %s would both be written to %s", other, f.name, f.file)
		}
		files[name] = f.name
	}
	switch {
	case len(open) > 1:
		where := "standard output"
		if o.output != "" {
			where = o.output
		}
		return fmt.Errorf("%s would both be written to %s: name a file, -format %s=file", strings.Join(open[:2], " and "), where, open[1])
	case len(open) == 0 && o.output != "":
		return errors.New("-o names a file, but each -format names its own: leave out -o")
	}
	return nil
}

// apart reports an error if two reports would be written to one file, whose names
// in directory dir are spelled in two ways.
func (o *options) apart(dir string) error {
	files := map[string]form{}
	for _, f := range o.forms {
		if f.file == "" {
			continue
		}
		name := resolve(dir, f.file)
		if whole, err := filepath.EvalSymlinks(name); err == nil {
			name = whole
		} else if parent, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
			name = filepath.Join(parent, filepath.Base(name)) // not there yet
		}
		if other, ok := files[name]; ok {
			return fmt.Errorf("%s and %s would both be written to %s, which is %s", other.name, f.name, f.file, other.file)
		}
		files[name] = f
	}
	return nil
}

// plain reports whether no form of report was asked for but text, here.
func (o *options) plain() bool { return len(o.forms) == 1 && o.forms[0] == form{name: "text"} }

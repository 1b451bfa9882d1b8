package thread

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"slices"

	"github.com/ctxlint/ctxlint/internal/fix"
)

// rewrite makes edits of what was decided, and applies them.
func (p *plan) rewrite() ([]fix.File, error) {
	for _, f := range p.order {
		p.addParameter(f)
		p.replaceRoots(f)
	}
	shared := p.sharedRoots()
	for _, s := range p.sites {
		expr, ok := shared[s]
		if !ok {
			expr = p.expression(s)
		}
		if s.file.needsContext && expr != s.from.expr {
			if why := p.spelled(s.file, s.pos()); why != "" {
				p.reject(Note{p.prog.at(s.pos()), why})
			}
		}
		p.passes(s, expr)
	}
	p.nameBlanks()
	if err := p.refused(); err != nil {
		return nil, err
	}
	var files []fix.File
	for name, edits := range p.edits {
		f := p.prog.byName[name]
		src, err := apply(f.src, edits)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if f.needsContext {
			if src, err = f.withContext(src); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		// Only files that were formatted stay so.
		if clean, err := format.Source(f.src); err == nil && bytes.Equal(clean, f.src) {
			if src, err = format.Source(src); err != nil {
				return nil, fmt.Errorf("%s: the result would not parse: %w", name, err)
			}
		}
		files = append(files, fix.File{Name: name, Old: f.src, New: src})
	}
	slices.SortFunc(files, func(a, b fix.File) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

// apply replaces ranges of a text.
func apply(src []byte, edits []edit) ([]byte, error) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []byte
	at := 0
	for _, e := range edits {
		if e.from < at {
			return nil, fmt.Errorf("two changes overlap at offset %d", e.from)
		}
		out = append(append(out, src[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, src[at:]...), nil
}

package lsp

import (
	"fmt"
	"path/filepath"
	"strings"
)

// hover says all that is known of the findings at a place.
func (s *server) hover(p hoverParams) (*hover, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := pathOf(p.Document.URI)
	_, items := s.current(path)
	var found *hover
	for _, it := range items {
		if it.finding.Rule == "" || !it.diagnostic.Range.touches(span{p.Position, p.Position}) {
			continue
		}
		if found == nil {
			found = &hover{markup{"markdown", ""}, it.diagnostic.Range}
		} else {
			found.Contents.Value += "\n\n---\n\n"
		}
		found.Contents.Value += s.explained(it)
	}
	return found, nil
}

// explained is a finding with its proof and the page of its rule.
func (s *server) explained(it item) string {
	f := it.finding
	var b strings.Builder
	fmt.Fprintf(&b, "**%s/%s** (%s): %s\n", f.Rule, f.Category, f.Tier, f.Text())
	if len(f.Related) > 0 { // else the only step is the finding
		b.WriteByte('\n')
		for i, step := range f.Steps() {
			fmt.Fprintf(&b, "%d. [%s:%d](%s#L%d): %s\n", i+1, filepath.Base(step.File), step.Line, uriOf(step.File), step.Line, step.Note)
		}
	}
	if doc := s.Doc(f.Rule); doc != "" {
		fmt.Fprintf(&b, "\n---\n\n%s\n", doc)
	}
	if f.URL != "" {
		fmt.Fprintf(&b, "\n[The rule's page](%s)\n", f.URL)
	}
	return b.String()
}

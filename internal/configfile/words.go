package configfile

import (
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/ownmodule"
)

// vocabulary are the words, each a list of names.
func (d *decoder) vocabulary(s *Settings) fields {
	of := fields{}
	for _, w := range analyzers.Vocabulary() {
		of[w.String()] = func(key string, n *yaml.Node) error {
			return d.list(key, n, &s.Vocabulary[w], func(name string) error { return ownmodule.Check(d.module, w, name) })
		}
	}
	return of
}

// extent decodes the thresholds, which have to go with each other.
func (d *decoder) extent(key string, n *yaml.Node, s *Settings) error {
	nodes := map[analyzers.Threshold]*yaml.Node{}
	of := fields{}
	for _, x := range analyzers.Thresholds() {
		of[x.String()] = func(name string, n *yaml.Node) error {
			var text Setting[string]
			if err := d.string(name, n, &text); err != nil {
				return d.errorf(n, "%s: want a duration, such as 500ms", name)
			}
			v, err := analyzers.ParseThreshold(text.Value)
			if err != nil {
				return d.errorf(n, "%s: %v", name, err)
			}
			s.Extent[x], nodes[x] = Setting[time.Duration]{v, text.From}, n
			return nil
		}
	}
	if err := d.mapping(n, key, of); err != nil {
		return err
	}
	x, err := analyzers.CheckThresholds(func(x analyzers.Threshold) time.Duration { return s.Extent[x].Value })
	if err == nil {
		return nil
	}
	if nodes[x] == nil {
		x-- // the other one of the two was set
	}
	return d.errorf(nodes[x], "%v", err)
}

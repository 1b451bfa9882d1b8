package ctxfield

import (
	"fmt"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// explain says of a field of which nothing is reported what speaks for it.
func (c *checker) explain(o owner, f field) {
	if c.Explains() {
		c.Silent(f.node, "stored", "%s", c.why(o, f))
	}
}

// why says which of the things that a claim about a stored context needs is missing.
func (c *checker) why(o owner, f field) string {
	if end := ends(o.typ); end != "" {
		return fmt.Sprintf("%s has %s beside it, by which it is ended or waited for: the context stands for the life of the object", o.name.Name(), end)
	}
	uses := c.usage.of(f.obj)
	place := ""
	if uses.at != nil {
		place = ", at " + c.Place(uses.at)
	}
	switch {
	case uses.kinds&background != 0:
		return "it is given to a goroutine" + place + ", whose life is not a call's"
	case uses.kinds&watched != 0:
		return "somebody waits for its end or asks for it" + place + ": it stands for the life of the object"
	case uses.kinds&elsewhere != 0:
		return "it is handed on to where it can't be followed" + place
	case len(uses.sync) == 0 && len(c.usage.refs[f.obj]) == 0:
		return "nothing in the package reads it"
	case len(uses.sync) == 0:
		return "nothing that waits is given it: it is read for its values, or not at all"
	}
	for _, use := range uses.sync {
		if c.keeps(use.in, use.call) {
			return fmt.Sprintf("what is made with it at %s is kept, for all who come", c.Place(use.call))
		}
	}
	made, ok := c.constructed(o, f)
	if !ok {
		return c.whyFilled(o, f)
	}
	if c.usage.entries(uses.sync, made.by).kinds&(background|elsewhere) != 0 {
		return "what uses it is run by a goroutine, or by who was given a method value: there is no caller with another context"
	}
	return fmt.Sprintf("no method of %s that a caller comes by later works under it, without being the one piece of work that the object is, or what an interface asks for", o.name.Name())
}

// whyFilled says by what store a field is not one that constructors alone fill.
func (c *checker) whyFilled(o owner, f field) string {
	all := c.stores(o, f)
	if len(all) == 0 {
		return "nobody in the package is seen to fill it"
	}
	for _, s := range all {
		at := c.Place(s.value)
		switch {
		case s.in == nil || s.in.Obj == nil:
			return "it is filled at " + at + ", outside of any function that could be called its constructor"
		case isMain(s.in):
		case !constructs(s.in, o), s.in.Obj.Signature().Recv() != nil:
			return fmt.Sprintf("%s fills it at %s, which makes no %s, or makes one for each operation: it may be as short-lived as the call", s.in.Obj.Name(), at, o.name.Name())
		case c.Index.IsRoot(s.value) && f.obj.Exported():
			return "it is a default, filled at " + at + ", that others may replace"
		case !c.isParam(s.value, s.in) && !c.Index.IsRoot(s.value):
			return "what is stored at " + at + " is no caller's context as it came, but one that the constructor has made"
		case c.perCall(s.in.Obj):
			return fmt.Sprintf("%s, which fills it at %s, is called with the context of a call: what it makes may belong to that call", s.in.Obj.Name(), at)
		}
	}
	return "only main fills it: it stands for the life of the program"
}

// ends names the field by which a struct ends, or waits for, work of its own: see
// [ownsLifetime].
func ends(t *types.Named) string {
	for f := range t.Underlying().(*types.Struct).Fields() {
		switch {
		case ctxapi.IsCancelFunc(f.Type()) || ctxapi.IsNiladic(f.Type()):
			return "the function " + f.Name()
		case ctxapi.IsDoneChan(f.Type()):
			return "the stop channel " + f.Name()
		case waits(f.Type()):
			return "the group " + f.Name()
		}
	}
	return ""
}

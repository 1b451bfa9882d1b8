package module

import "slices"

// far bounds how many functions a context would have to be handed through.
const far = 3

// called is the verdict on the claim that a context which matters gets no further
// than to the callers of a function, see [Called].
func (w *World) called(fn ID) Verdict {
	if !w.own(fn) {
		return Open
	}
	with, without := w.at(fn)
	above, served := w.above(fn)
	switch {
	case w.all && with == 0 && !above:
		return Refuted
	case w.bound[fn]:
		return Open // an interface of another package would have to change as well
	case served || w.all && with > 0 && without == 0:
		return Proven
	}
	return Open
}

// at counts the calls of a function at which a context is at hand, and those at
// which there is none.
func (w *World) at(fn ID) (with, without int) {
	for _, f := range w.callees(fn) {
		for _, c := range w.calls[f] {
			if w.idle(c) {
				c.With, c.Without = 0, c.With+c.Without
			}
			with, without = with+c.With, without+c.Without
		}
	}
	return with, without
}

// idle: the context at hand comes from a program, and none hands in one that ends.
func (w *World) idle(c CallEdge) bool {
	return c.From != 0 && c.FromParam == Out && w.ends(slot{c.From, Out}) == Refuted
}

// above reports whether a context is at hand at a call that leads to a function
// through others that could be given one, and whether one of these is a request's.
func (w *World) above(fn ID) (some, served bool) {
	seen, level := map[ID]bool{fn: true}, []ID{fn}
	for range far {
		var next []ID
		for _, fn := range level {
			for _, f := range w.callees(fn) {
				for _, c := range w.calls[f] {
					switch {
					case c.With > 0 && !w.idle(c):
						some = true
						served = served || c.Served || c.From != 0 && w.serves(slot{c.From, c.FromParam}, map[slot]bool{})
					case c.Via != 0 && !seen[c.Via] && w.own(c.Via) && !w.bound[c.Via]:
						seen[c.Via] = true
						next = append(next, c.Via)
					}
				}
			}
		}
		level = next
	}
	return some, served
}

// serves reports whether a parameter is given the context of a request. What a value
// of a function type is given somewhere need not go to all functions that become one:
// all calls of such values must serve.
func (w *World) serves(at slot, seen map[slot]bool) bool {
	if seen[at] {
		return false
	}
	seen[at] = true
	for _, f := range w.callees(at.fn) {
		for _, e := range w.into[slot{f, at.param}] {
			if w.serving(e, seen) {
				return true
			}
		}
	}
	return false
}

func (w *World) serving(e PassEdge, seen map[slot]bool) bool {
	from := slot{e.From, e.FromParam}
	switch {
	case e.From == 0:
		return e.Life&Request != 0
	case !e.Typed:
		return w.serves(from, seen)
	}
	given := w.into[from]
	return len(given) > 0 && !slices.ContainsFunc(given, func(e PassEdge) bool { return !w.serving(e, seen) })
}

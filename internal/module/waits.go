package module

// waits is the verdict on the claim that a function returns early because the
// context of a parameter has ended: by itself, or through what it passes the
// context on to. Two least fixpoints: what certainly waits, and what may.
func (w *World) waits(at slot) Verdict {
	reach := w.reach(at)
	sure, may := map[slot]bool{}, map[slot]bool{}
	for changed := true; changed; {
		changed = false
		for _, s := range reach {
			if !sure[s] && w.surely(s, sure) {
				sure[s], changed = true, true
			}
			if !may[s] && w.maybe(s, may) {
				may[s], changed = true, true
			}
		}
	}
	switch {
	case sure[at]:
		return Proven
	case may[at] || !w.all:
		return Open
	}
	return Refuted
}

// reach returns the parameters that a context may get to from one.
func (w *World) reach(at slot) []slot {
	reach, seen := []slot{at}, map[slot]bool{at: true}
	add := func(s slot) {
		if !seen[s] {
			seen[s] = true
			reach = append(reach, s)
		}
	}
	for i := 0; i < len(reach); i++ { //nolint:intrange // it grows
		for _, e := range w.outof[reach[i]] {
			add(slot{e.To, e.Param})
		}
		for _, fn := range w.answers[reach[i].fn] {
			add(slot{fn, reach[i].param})
		}
	}
	return reach
}

// bit is that of a parameter in the sets of a [Decl]; [Out] is in none.
func (s slot) bit() uint32 {
	if s.param < 0 {
		return 0
	}
	return 1 << min(s.param, 31)
}

// surely: the function waits, or gives the context to one that does; of an
// interface's method all must.
func (w *World) surely(s slot, sure map[slot]bool) bool {
	if d, ok := w.decls[s.fn]; ok {
		for _, e := range w.outof[s] {
			if e.Sure && sure[slot{e.To, e.Param}] {
				return true
			}
		}
		return d.Waits&s.bit() != 0
	}
	for _, fn := range w.answers[s.fn] {
		if !sure[slot{fn, s.param}] {
			return false
		}
	}
	return w.all && len(w.answers[s.fn]) > 0
}

// maybe: it is not known that it doesn't.
func (w *World) maybe(s slot, may map[slot]bool) bool {
	d, ok := w.decls[s.fn]
	if ok && d.Ignores&s.bit() == 0 || !ok && len(w.answers[s.fn]) == 0 {
		return true
	}
	for _, e := range w.outof[s] {
		if may[slot{e.To, e.Param}] {
			return true
		}
	}
	for _, fn := range w.answers[s.fn] {
		if may[slot{fn, s.param}] {
			return true
		}
	}
	return false
}

package ctxflow

// MayFollow reports whether control can come to a point after the end of a
// context, or of one that it derives from, was seen: by a receive from its Done
// channel or by its error. Unlike [Func.DeadAt] one way there is enough.
func (f *Func) MayFollow(v *Value, at Point) bool {
	f.pkg.mu.Lock()
	defer f.pkg.mu.Unlock()
	l := f.lifetimes()
	ends := func(events []int) bool {
		for _, i := range events {
			if d := l.deaths[i]; (d.Reason == Received || d.Reason == Arm || d.Reason == Failed) && v.EndsWith(d.Value) {
				return true
			}
		}
		return false
	}
	for p, events := range l.before {
		if ends(events) && f.Reaches(p, at) {
			return true
		}
	}
	for b, events := range l.arms {
		if ends(events) && (b == at.Block || f.blockReaches(b, at.Block)) {
			return true
		}
	}
	for edge, events := range l.edges {
		if ends(events) && (edge[1] == at.Block || f.blockReaches(edge[1], at.Block)) {
			return true
		}
	}
	return false
}

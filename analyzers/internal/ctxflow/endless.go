package ctxflow

// Endless reports whether nothing can end a context: it is a root, or
// detached, and has got nothing but values since. A derivation that is known
// by its signature only may do anything.
func (v *Value) Endless() bool { return v.endless(make(map[*Value]bool)) }

func (v *Value) endless(seen map[*Value]bool) bool {
	if seen[v] {
		return true // round a loop: the other alternatives decide
	}
	seen[v] = true
	switch v.Op {
	case Root, Detached:
		return true
	case Derived:
		how := v.How
		return how.Known && how.Cancel < 0 && how.Group < 0 && !how.Timed && v.Parent() != nil && v.Parent().endless(seen)
	case Phi:
		for _, p := range v.Parents {
			if !p.endless(seen) {
				return false
			}
		}
		return len(v.Parents) > 0
	}
	return false
}

package module

import (
	"slices"
	"strings"
)

// A World is a whole module. All that it holds are sets and sums, and all that
// it finds are least fixpoints, so that the order of the packages makes no
// difference.
type World struct {
	all     bool // all packages are there; else what is seen holds, and what is not seen may be
	decls   map[ID]Decl
	open    map[ID]bool // there may be callers that nobody sees
	given   map[ID]bool // see [Out]; whether a program of the module runs the framework
	calls   map[ID][]CallEdge
	into    map[slot][]PassEdge    // what a parameter is given
	outof   map[slot][]PassEdge    // where it goes
	asked   map[ID][]ID            // the interface methods that a method implements
	answers map[ID][]ID            // the methods that implement one of an interface
	bound   map[ID]bool            // methods that an interface of another package asks for
	hands   map[ID][]string        // the packages that hand a context to what gives it out, see [Out]
	framed  map[ID]bool            // see [Unframed]
	keyed   map[ID]map[string]bool // the packages that have a key
	drivers Drivers
	mains   []string
	imports map[string][]string
}

// A slot is a parameter of a function.
type slot struct {
	fn    ID
	param int
}

// New joins what the packages of a module left behind. All says that there are no
// others, such as some that do not compile.
func New(packages []*Edges, all bool) *World {
	w := &World{
		all:   all,
		decls: map[ID]Decl{}, open: map[ID]bool{}, given: map[ID]bool{}, calls: map[ID][]CallEdge{},
		into: map[slot][]PassEdge{}, outof: map[slot][]PassEdge{},
		asked: map[ID][]ID{}, answers: map[ID][]ID{}, bound: map[ID]bool{},
		hands: map[ID][]string{}, framed: map[ID]bool{}, keyed: map[ID]map[string]bool{}, imports: map[string][]string{},
	}
	foreign, served := map[Shape]bool{}, w.programs(packages)
	for _, p := range packages {
		for _, s := range p.Foreign {
			foreign[s] = true
		}
	}
	for _, p := range packages {
		closed := served[p.Path] || slices.Contains(strings.Split(p.Path, "/"), "internal")
		for _, d := range p.Decls {
			w.decls[d.ID] = d
			if d.Run || d.Exported && !closed || d.Shape != 0 && foreign[d.Shape] {
				w.open[d.ID] = true
			}
		}
		for _, fn := range p.Values {
			w.open[fn] = true
		}
		for _, c := range p.Calls {
			w.calls[c.To] = append(w.calls[c.To], c)
		}
		for _, fn := range p.Given {
			w.given[fn] = w.given[fn] || served[p.Path] // else only programs of other modules run it
		}
		w.drivers |= p.Drivers
		for _, id := range p.Framed {
			w.framed[id] = true
		}
		for _, id := range p.Keyed {
			if w.keyed[id] == nil {
				w.keyed[id] = map[string]bool{}
			}
			w.keyed[id][p.Path] = true
		}
		for _, e := range p.Passes {
			w.into[slot{e.To, e.Param}] = append(w.into[slot{e.To, e.Param}], e)
			if e.Param == Out {
				w.hands[e.To] = append(w.hands[e.To], p.Path)
			}
			if e.From != 0 {
				w.outof[slot{e.From, e.FromParam}] = append(w.outof[slot{e.From, e.FromParam}], e)
			}
		}
	}
	w.dispatch(packages)
	return w
}

// dispatch finds which methods implement which of the module's interfaces.
func (w *World) dispatch(packages []*Edges) {
	with := map[ID][][]Method{} // method sets, by the methods in them
	home := map[ID]string{}
	for _, p := range packages {
		for _, d := range p.Decls {
			home[d.ID] = p.Path
		}
		for _, t := range p.Types {
			for _, m := range t {
				with[m.Is] = append(with[m.Is], t)
			}
		}
	}
	for _, p := range packages {
		for _, iface := range p.Ifaces {
			if len(iface) == 0 {
				continue
			}
			for _, t := range with[iface[0].Is] {
				if !w.implement(iface, t) {
					continue
				}
				for _, m := range iface {
					for _, fn := range w.answers[m.Func] {
						w.bound[fn] = w.bound[fn] || home[fn] != p.Path
					}
				}
			}
		}
	}
}

func (w *World) implement(iface, t []Method) bool {
	has := map[ID]ID{}
	for _, m := range t {
		has[m.Is] = m.Func
	}
	for _, m := range iface {
		if has[m.Is] == 0 {
			return false
		}
	}
	for _, m := range iface {
		by := has[m.Is]
		if by == m.Func || slices.Contains(w.asked[by], m.Func) {
			continue
		}
		w.asked[by] = append(w.asked[by], m.Func)
		w.answers[m.Func] = append(w.answers[m.Func], by)
	}
	return true
}

// callees are the names by which a function is called: its own, and those of
// the interface methods that it implements.
func (w *World) callees(fn ID) []ID { return append([]ID{fn}, w.asked[fn]...) }

// complete reports whether all callers of a function are in view.
func (w *World) complete(fn ID) bool { return w.all && w.own(fn) }

// own reports whether all callers of a function belong to the module, and call it by
// its name or through an interface of the module: its signature is the module's to
// change.
func (w *World) own(fn ID) bool {
	_, declared := w.decls[fn]
	return (declared || w.given[fn]) && !slices.ContainsFunc(w.callees(fn), func(f ID) bool { return w.open[f] })
}

func (w *World) verdict(a Atom) Verdict {
	fn := Hash(a.Func)
	switch a.Kind {
	case Called:
		return w.called(fn)
	case Ends:
		return w.ends(slot{fn, a.Param})
	case Early:
		life, complete := w.life(slot{fn, a.Param})
		switch {
		case life&Call != 0:
			return Proven
		case complete && life != 0 && life&^(Never|Process) == 0:
			return Refuted
		}
	case Served:
		switch life, complete := w.life(slot{fn, a.Param}); {
		case w.serves(slot{fn, a.Param}, map[slot]bool{}):
			return Proven
		case complete && life&Request == 0:
			return Refuted
		}
	case Waits:
		return w.waits(slot{fn, a.Param})
	case Given:
		return w.handed(fn, a.In)
	case Remote:
		if w.drivers == Embedded { // also where packages are missing: it only raises a doubt
			return Refuted
		}
	case Unframed:
		if w.framed[fn] {
			return Refuted
		}
	}
	return Open
}

func (w *World) ends(at slot) Verdict {
	switch life, complete := w.life(at); {
	case life&Call != 0:
		return Proven
	case complete && life == Never:
		return Refuted
	}
	return Open
}

// life is the union of the lives of what a parameter is given, over all that
// leads to it, and whether all of that is in view.
func (w *World) life(at slot) (life Life, complete bool) {
	complete = true
	seen := map[slot]bool{at: true}
	for todo := []slot{at}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		complete = complete && w.complete(at.fn)
		if w.given[at.fn] {
			life |= Never // where nothing is handed in
		}
		for _, f := range w.callees(at.fn) {
			for _, e := range w.into[slot{f, at.param}] {
				if e.From == 0 {
					life |= e.Life
				} else if from := (slot{e.From, e.FromParam}); !seen[from] {
					seen[from] = true
					todo = append(todo, from)
				}
			}
		}
	}
	return life, complete
}

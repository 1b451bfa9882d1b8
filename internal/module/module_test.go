package module

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// calls, passes and decls of a small module: program main and package a, and a
// library b that no program reaches.
func packages() []*Edges {
	id := func(s string) ID { return Hash(s) }
	pass := func(to string, life Life) PassEdge { return PassEdge{To: id(to), Life: life} }
	from := func(to, from string) PassEdge { return PassEdge{To: id(to), From: id(from), Sure: true} }
	m := func(is, fn string) Method { return Method{id(is), id(fn)} }
	return []*Edges{
		{
			Path: "m/main", Main: true, Imports: []string{"m/a"},
			Decls: []Decl{{ID: id("main.main"), Run: true}},
			Calls: []CallEdge{{To: id("a.With"), With: 2, Without: 0}, {To: id("a.Mixed"), With: 1, Without: 0}, {To: id("a.None"), With: 0, Without: 3}, {To: id("I.Get"), With: 1, Without: 0},
				{To: id("a.Reached"), Without: 1}, {To: id("a.Reached"), With: 1, Served: true},
				{To: id("a.Above"), With: 1, From: id("a.Request")}, {To: id("a.Top"), With: 1, Served: true},
			},
			Passes: []PassEdge{
				pass("a.Root", Never), pass("a.Request", Never), pass("a.Request", Call), pass("a.Request", Call|Request), pass("a.Top", Never), pass("I.Do", Never),
				pass("a.Value", Never),
			},
			Values: []ID{id("a.Value")},
			Framed: []ID{id("user")},
			Ifaces: [][]Method{{m("Do", "I.Do"), m("Get", "I.Get")}},
		},
		{
			Path: "m/a",
			Decls: []Decl{
				{ID: id("a.With"), Exported: true}, {ID: id("a.Mixed"), Exported: true}, {ID: id("a.None"), Exported: true},
				{ID: id("a.Unused"), Exported: true}, {ID: id("a.Value"), Exported: true},
				{ID: id("a.Root"), Exported: true}, {ID: id("a.Request"), Exported: true},
				{ID: id("a.Top"), Ignores: 1}, {ID: id("a.Middle"), Ignores: 1}, {ID: id("a.Bottom"), Waits: 1},
				{ID: id("T.Do"), Exported: true, Waits: 1}, {ID: id("T.Get"), Exported: true, Shape: 1},
				{ID: id("U.Do"), Exported: true, Ignores: 1}, {ID: id("a.Loop"), Ignores: 1}, {ID: id("a.Kept")},
				{ID: id("T.Close"), Exported: true, Shape: 2},
				{ID: id("a.Reached"), Exported: true}, {ID: id("a.Above"), Exported: true}, {ID: id("a.Below")}, {ID: id("a.Apart")},
			},
			Calls: []CallEdge{{To: id("a.Mixed"), With: 0, Without: 1}, {To: id("T.Close"), With: 1, Without: 0},
				{To: id("a.Below"), Without: 1, Via: id("a.Above")}, {To: id("a.Apart"), Without: 1},
			},
			Passes: []PassEdge{
				from("a.Middle", "a.Top"), from("a.Bottom", "a.Middle"), from("a.Top", "a.Bottom"), from("a.Loop", "a.Loop"),
				from("K.Do", "a.Kept"),
			},
			Types:   [][]Method{{m("Do", "T.Do"), m("Get", "T.Get"), m("Close", "T.Close")}, {m("Do", "U.Do")}},
			Ifaces:  [][]Method{{m("Do", "J.Do")}, {m("None", "K.Do")}},
			Foreign: []Shape{2},
		},
		{
			Path:   "m/b",
			Decls:  []Decl{{ID: id("b.Exported"), Exported: true}, {ID: id("b.own")}},
			Calls:  []CallEdge{{To: id("b.Exported"), With: 1, Without: 0}, {To: id("b.own"), With: 1, Without: 0}},
			Passes: []PassEdge{pass("b.Exported", Never), pass("b.own", Never)},
		},
	}
}

func TestVerdicts(t *testing.T) {
	for _, test := range []struct {
		kind Kind
		fn   string
		want Verdict
	}{
		{Called, "a.With", Proven},
		{Called, "a.Mixed", Open},
		{Called, "a.None", Refuted},
		{Called, "a.Unused", Refuted},
		{Called, "b.Exported", Open},  // other modules may call it
		{Called, "b.own", Proven},     // nobody else can
		{Called, "T.Get", Open},       // an interface of another package asks for it
		{Called, "T.Close", Open},     // another module asks for one like it
		{Called, "elsewhere.F", Open}, // not of the module
		{Called, "a.Value", Open},
		{Called, "a.Reached", Proven}, // a request does
		{Called, "a.Below", Proven},   // it does through another function
		{Called, "a.Apart", Refuted},

		{Ends, "a.Root", Refuted},
		{Ends, "a.Request", Proven}, // a request does
		{Served, "a.Request", Proven},
		{Served, "a.Root", Refuted},
		{Served, "b.Exported", Open},
		{Ends, "a.Top", Refuted},    // round a cycle
		{Ends, "a.Bottom", Refuted}, // handed down
		{Ends, "a.Value", Open},
		{Ends, "b.Exported", Open},
		{Ends, "b.own", Refuted},
		{Ends, "T.Do", Refuted}, // through the interface

		{Waits, "a.Bottom", Proven},
		{Waits, "a.Top", Proven},
		{Waits, "a.Loop", Refuted},
		{Waits, "I.Do", Proven}, // T alone
		{Waits, "J.Do", Open},   // T does, U doesn't
		{Waits, "U.Do", Refuted},
		{Waits, "K.Do", Open}, // nobody implements it
		{Waits, "a.Kept", Open},
	} {
		for range 10 { // whatever the order
			all := packages()
			rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			for _, p := range all {
				rand.Shuffle(len(p.Passes), func(i, j int) { p.Passes[i], p.Passes[j] = p.Passes[j], p.Passes[i] })
				rand.Shuffle(len(p.Types), func(i, j int) { p.Types[i], p.Types[j] = p.Types[j], p.Types[i] })
			}
			if got := New(all, true).verdict(Atom{Kind: test.kind, Func: test.fn}); got != test.want {
				t.Errorf("%d(%s) is %d, want %d", test.kind, test.fn, got, test.want)
				break
			}
		}
	}
}

// Where packages are missing, only what is seen decides.
func TestUnframed(t *testing.T) {
	w := New(packages(), true)
	if got := w.Decide([]Atom{{Kind: Unframed, Func: "user", Contract: true}}); got != Refuted {
		t.Errorf("a framework's context has it: got %v", got)
	}
	if got := w.Decide([]Atom{{Kind: Unframed, Func: "other", Contract: true}}); got != Open {
		t.Errorf("nobody has it: got %v", got)
	}
}

func TestDoubts(t *testing.T) {
	w := New(packages(), true)
	for _, test := range []struct {
		atom Atom
		want bool
	}{
		{Atom{Kind: Ends, Func: "a.Root", Contract: true, Soft: true}, true}, // all callers are in view
		{Atom{Kind: Ends, Func: "b.own", Contract: true, Soft: true}, true},
		{Atom{Kind: Ends, Func: "b.Exported", Contract: true, Soft: true}, false}, // others may call it
		{Atom{Kind: Ends, Func: "a.Request", Contract: true, Soft: true}, false},  // one of them ends
		{Atom{Kind: Ends, Func: "a.Root", Contract: true}, false},                 // it is refuted altogether
	} {
		if got := w.Doubts([]Atom{test.atom}) != ""; got != test.want {
			t.Errorf("%+v: got %v", test.atom, got)
		}
		if test.atom.Soft && w.Decide([]Atom{test.atom}) == Refuted {
			t.Errorf("%+v: what is soft refutes nothing", test.atom)
		}
	}
	var none *World
	if none.Doubts([]Atom{{Kind: Ends, Func: "b.own", Contract: true, Soft: true}}) != "" {
		t.Error("one package alone doubts")
	}
}

// A database within the process is short of breath nowhere; one driver of a server is
// enough to take it back.
func TestRemote(t *testing.T) {
	needs := []Atom{{Kind: Remote, Contract: true, Soft: true}}
	for _, test := range []struct {
		drivers []Drivers
		all     bool
		doubted bool
	}{
		{[]Drivers{Embedded, 0}, true, true},
		{[]Drivers{Embedded, Networked}, true, false},
		{[]Drivers{Embedded | Networked}, true, false},
		{[]Drivers{0, 0}, true, false},
		{[]Drivers{Embedded}, false, true},
	} {
		var packages []*Edges
		for i, d := range test.drivers {
			packages = append(packages, &Edges{Path: string(rune('a' + i)), Drivers: d})
		}
		if got := New(packages, test.all).Doubts(needs) != ""; got != test.doubted {
			t.Errorf("%v, all %v: got %v", test.drivers, test.all, got)
		}
	}
}

func TestPartial(t *testing.T) {
	w := New(packages(), false)
	for _, test := range []struct {
		kind Kind
		fn   string
		want Verdict
	}{
		{Called, "a.Reached", Proven},
		{Called, "a.Below", Proven},
		{Called, "a.With", Open},
		{Called, "a.None", Open},
		{Ends, "a.Root", Open},
		{Ends, "a.Request", Proven},
		{Served, "a.Root", Open},
		{Waits, "a.Bottom", Proven},
		{Waits, "a.Loop", Open},
		{Waits, "I.Do", Open}, // another type may have it
	} {
		if got := w.verdict(Atom{Kind: test.kind, Func: test.fn}); got != test.want {
			t.Errorf("%d(%s) is %d, want %d", test.kind, test.fn, got, test.want)
		}
	}
}

func TestDecide(t *testing.T) {
	w := New(packages(), true)
	yes, no, open := Atom{Kind: Called, Func: "a.With"}, Atom{Kind: Called, Func: "a.None"}, Atom{Kind: Called, Func: "a.Mixed"}
	granted := func(a Atom) Atom { a.Contract = true; return a }
	for _, test := range []struct {
		needs []Atom
		want  Verdict
	}{
		{nil, Open},
		{[]Atom{yes}, Proven},
		{[]Atom{yes, open}, Open},
		{[]Atom{yes, open, no}, Refuted},
		{[]Atom{granted(yes)}, Open}, // it adds nothing
		{[]Atom{granted(no)}, Refuted},
		{[]Atom{yes, granted(open)}, Proven},
	} {
		if got := w.Decide(test.needs); got != test.want {
			t.Errorf("%s is %d, want %d", fmt.Sprint(test.needs), got, test.want)
		}
	}
	if got := (*World)(nil).Decide([]Atom{no}); got != Open {
		t.Errorf("without a world it is %d", got)
	}
}

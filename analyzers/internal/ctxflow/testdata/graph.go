// Package graph has functions with marked points, and in their comments what
// holds between them.
package graph

import "os"

func mark(string) {}

func maybe() bool { return true }

// a dominates b; a reaches b; b reaches-not a
func line() {
	mark("a")
	mark("b")
}

// a dominates b; a dominates c; a dominates d; b dominates-not d; c dominates-not d
// b reaches d; b reaches-not c; a loops-not a
func branch() {
	mark("a")
	if maybe() {
		mark("b")
	} else {
		mark("c")
	}
	mark("d")
}

// a dominates d; b dominates-not d; c dominates d
func early() {
	mark("a")
	if maybe() {
		mark("b")
		return
	}
	mark("c")
	mark("d")
}

// b loops b; c loops c; a loops-not a; d loops-not d; c reaches b; b dominates c; a dominates d; b dominates-not d
func loop() {
	mark("a")
	for maybe() {
		mark("b")
		if maybe() {
			continue
		}
		mark("c")
	}
	mark("d")
}

// a dominates c; b reaches-not c
func exits() {
	mark("a")
	if maybe() {
		mark("b")
		os.Exit(1)
	}
	mark("c")
}

// a reaches c; b reaches-not c; a dominates c
func gone() {
	mark("a")
	if maybe() {
		mark("b")
		stop()
	}
	mark("c")
}

func stop() { panic("stop") }

// a reaches c; b reaches a; a dominates b; a dominates c; b dominates-not c
func jump() {
again:
	mark("a")
	if maybe() {
		mark("b")
		goto again
	}
	mark("c")
}

// a dominates-not d; b reaches c; c reaches d; d loops-not d
func falls(n int) {
	switch n {
	case 1:
		mark("a")
	case 2:
		mark("b")
		fallthrough
	case 3:
		mark("c")
	}
	mark("d")
}

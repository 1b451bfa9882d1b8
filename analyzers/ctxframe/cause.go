package ctxframe

import "fmt"

// A place is where the context of a framework is passed: the uses of one context in
// a function and its literals.
type place []use

// shown is how many places of one cause are pointed at.
const shown = 16

// byCause reports places. Where the framework has a switch that makes its contexts end
// with their requests, that it was left alone is one cause of all of them, told once in the
// package, at the first that a reader can see. Tests make engines of their own.
func (c *checker) byCause(places []place) {
	caused := make(map[setup][]place)
	var order []setup
	for _, p := range places {
		first := p[0]
		if first.frame.Field != "" && c.engine(first) == fallsBack {
			c.Silent(first.at, "frame", "the package touches %s, which makes %s end with its request", first.frame.Field, first.name)
			continue
		}
		if file := c.Index.Files.Of(first.at.Pos()); first.frame.Field == "" || file == nil || file.Generated() {
			c.report(p, nil)
			continue
		}
		key := c.setup(first)
		if caused[key] == nil {
			order = append(order, key)
		}
		caused[key] = append(caused[key], p)
	}
	for _, key := range order {
		all := caused[key]
		for _, other := range all[1:] {
			c.Silent(other[0].at, "frame", "it is one more place of what is said of %s", c.Place(all[0][0].at))
		}
		c.report(all[0], all[1:])
	}
}

// counted says how many places there are besides one.
func counted(n int) string {
	if n == 1 {
		return "one other place"
	}
	return fmt.Sprintf("%d other places", n)
}

package alias

import . "context"

func dotted() Context {
	return TODO() // want `context\.TODO in dotted`
}

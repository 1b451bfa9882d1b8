package alias

import . "context"

func dotted() {
	<-(TODO().Done()) // want `nothing cancels TODO\(\), so this receive blocks forever and what follows never runs`
}

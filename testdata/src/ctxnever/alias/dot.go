package alias

import . "context"

func dotted() {
	<-(TODO().Done()) // want `nothing ends TODO\(\)`
}

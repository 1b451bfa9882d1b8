package b

import (
	"context"
	"ctxtodo/wrapper/a"
)

// The placeholder is listed where it stands.
func use() context.Context { return a.Later() }

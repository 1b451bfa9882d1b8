package generated

import "context"

func written() context.Context { return context.TODO() } // want `context\.TODO in written`

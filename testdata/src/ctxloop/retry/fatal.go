package retry

import (
	"context"

	"example.com/tracelog"
)

// Another module's function says by its name that it ends the process.
func orFatal(ctx context.Context) {
	for {
		n, err := fetch(ctx) // want `this loop never exits, not even when fetch fails, so it keeps running after ctx is done; return if ctx.Err\(\) != nil; assuming tracelog.FatalOnError does not end the process.*\[retry\?\]`
		tracelog.FatalOnError(err)
		use(n)
	}
}

func orPrint(ctx context.Context) {
	for {
		n, err := fetch(ctx) // want `this loop never exits, not even when fetch fails.*\[retry\]`
		tracelog.Print(err)
		use(n)
	}
}

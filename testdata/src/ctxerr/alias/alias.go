package alias

import (
	. "context"
	c "context"
	"errors"
)

type ctxAlias = c.Context
type errAlias = error

func canceled(err errAlias) bool {
	return err == c.Canceled // want `== does not match a wrapped c\.Canceled; use errors\.Is\(err, c\.Canceled\)`
}

func dotted(err error) bool {
	return err == DeadlineExceeded // want `== does not match a wrapped DeadlineExceeded; use errors\.Is\(err, DeadlineExceeded\)`
}

func asked(ctx ctxAlias) bool { return ctx.Err() == Canceled }

func canceledToo(err error) bool {
	return errors.As(err, &Canceled) // want `overwrites Canceled`
}

func same(a ctxAlias, b Context) bool {
	return a == b // want `a and b differ`
}

// Others of the same name.
func shadowed(err error, errs struct{ Canceled error }) bool {
	Canceled := errs.Canceled
	return err == Canceled || err == errs.Canceled
}

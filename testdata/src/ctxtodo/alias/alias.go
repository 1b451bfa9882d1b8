// Package alias has the package under other names.
package alias

import stdctx "context"

func renamed() stdctx.Context {
	return (stdctx.TODO)() // want `context\.TODO in renamed`
}

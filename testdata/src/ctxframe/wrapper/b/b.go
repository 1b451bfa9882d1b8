package b

import (
	"ctxframe/wrapper/a"
)

func load(c *a.Context) error {
	_ = a.User(c)
	return a.Load(c) // want `c never ends, so a\.Load goes on when the client has gone; pass c\.Request\.Context\(\) .*\[frame\?\]`
}

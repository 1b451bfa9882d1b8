package b

import (
	"ctxframe/wrapper/a"
)

func load(c *a.Context) error {
	_ = a.User(c)
	return a.Load(c) // want `c is never canceled, so a\.Load keeps running after the client disconnects; pass c\.Request\.Context\(\).*\[frame\?\]`
}

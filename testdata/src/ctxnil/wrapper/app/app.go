package app

import "ctxnil/wrapper/lib"

func run() {
	lib.Log(nil, "hello")
	lib.Forward(nil)
	lib.Get(nil) // want `lib.Get panics where it asks it; pass context.TODO\(\)`
}

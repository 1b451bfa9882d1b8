package app

import "ctxnil/wrapper/lib"

func run() {
	lib.Log(nil, "hello")
	lib.Forward(nil)
	lib.Get(nil) // want `lib\.Get panics if it uses this nil context; pass context\.TODO\(\)`
}

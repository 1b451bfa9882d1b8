package peers

import (
	"context"
	"fmt"
)

type ctxKey struct{}

func contextKeyTypeTests() {
	fmt.Println()                               // not in package context
	context.TODO()                              // wrong function
	c := context.Background()                   // wrong function
	context.WithValue(c, "foo", "bar")          // want `predeclared type string`
	context.WithValue(c, true, "bar")           // want `predeclared type bool`
	context.WithValue(c, 1, "bar")              // want `predeclared type int`
	context.WithValue(c, int8(1), "bar")        // want `predeclared type int8`
	context.WithValue(c, int16(1), "bar")       // want `predeclared type int16`
	context.WithValue(c, int32(1), "bar")       // want `predeclared type int32`
	context.WithValue(c, rune(1), "bar")        // want `predeclared type rune`
	context.WithValue(c, int64(1), "bar")       // want `predeclared type int64`
	context.WithValue(c, uint(1), "bar")        // want `predeclared type uint`
	context.WithValue(c, uint8(1), "bar")       // want `predeclared type uint8`
	context.WithValue(c, byte(1), "bar")        // want `predeclared type byte`
	context.WithValue(c, uint16(1), "bar")      // want `predeclared type uint16`
	context.WithValue(c, uint32(1), "bar")      // want `predeclared type uint32`
	context.WithValue(c, uint64(1), "bar")      // want `predeclared type uint64`
	context.WithValue(c, uintptr(1), "bar")     // want `predeclared type uintptr`
	context.WithValue(c, float32(1.0), "bar")   // want `predeclared type float32`
	context.WithValue(c, float64(1.0), "bar")   // want `predeclared type float64`
	context.WithValue(c, complex64(1i), "bar")  // want `predeclared type complex64`
	context.WithValue(c, complex128(1i), "bar") // want `predeclared type complex128`
	context.WithValue(c, ctxKey{}, "bar")       // ok
	context.WithValue(c, &ctxKey{}, "bar")      // want `points to a zero-size value`
}

// Package consts has the names that users of the module know.
package consts

const Method = "K_METHOD"

type Key string

const Typed Key = "typed"

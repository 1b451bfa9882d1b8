// Package keys is where the module keeps its keys.
package keys

type Key string

const UserKey Key = "user"

// Package auth is some other module's package.
package auth

// Key is an exported key type.
type Key string

// UserKey is meant to be used by others.
const UserKey Key = "user"

// Token is a key of a predeclared type.
const Token = "token"

// Hook is the key of a function that others provide.
const Hook Key = "hook"

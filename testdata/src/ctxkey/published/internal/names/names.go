// Package names is the module's own.
package names

const User = "user"

// Package lib has a logger of the module's own.
package lib

import "log"

func Logf(format string, args ...any) { log.Printf(format, args...) }

func Waitf(c chan int, args ...any) { <-c }

// Package tests has a test, to which the rule applies as well.
package tests

// Package tests has a helper of a test.
package tests

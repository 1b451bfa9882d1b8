// Package tests is about its test.
package tests

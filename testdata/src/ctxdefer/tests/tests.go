// Package tests has test files.
package tests

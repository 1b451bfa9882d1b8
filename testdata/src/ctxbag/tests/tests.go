package tests

type key struct{}

package tests

import "testing"

func Test(t *testing.T) {
	if with(t.Context()).Value(key{}).(string) != "user" { // want `panics .* \[assertion\?\]`
		t.Error("lost")
	}
}

package driver

import (
	"errors"
	"testing"
)

// TestListError has what the go command printed before it failed.
func TestListError(t *testing.T) {
	for said, want := range map[string]string{
		"err: exit status 1: stderr: go: cannot find main module, but -modfile was set.":                                                          "cannot find main module, but -modfile was set.",
		"err: exit status 1: stderr: go: updates to go.mod needed:\n\tgo mod tidy":                                                                "updates to go.mod needed: go mod tidy",
		"err: exit status 1: stderr: go: downloading example.com/a v1.0.0\nverifying example.com/a@v1.0.0: checksum mismatch\n\tdownloaded: h1:x": "verifying example.com/a@v1.0.0: checksum mismatch",
	} {
		if got := listError(errors.New(said)).Error(); got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
}

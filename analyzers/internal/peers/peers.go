// Package peers holds the suite to the test suites of other linters: every
// line that a peer expects to be reported is either found or declined with a
// reason, and every finding where the peer expects none has a reason too.
//
// The fixtures are read from clones of the peers' repositories at pinned
// commits; none of them is kept here.
package peers

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Suite is the part of a peer's tests that concerns some of our rules.
type Suite struct {
	Name   string   // names the suite in the table of exceptions
	Repo   string   // "owner/name" on GitHub
	Commit string   // places are lines, so the commit is part of them
	Rules  []string // the rules that answer for it
	Also   []string // categories of theirs to switch on beside the default ones
	Files  []File

	// Expected is how many findings the peer expects in all: a check that
	// its notation is read right.
	Expected int

	// read turns a file of the peer's into sources and expectations.
	read func(f File, code []byte) (Fixture, error)

	// counted says that the peer tells how many findings a place has, but
	// not on which lines: a place is then a sample, not a line.
	counted bool
}

// A File is one of the peer's fixtures.
type File struct {
	Path string // in the peer's repository
	Dir  string // the package that it becomes a file of
	Name string // what to call it, if not as the peer does: tests are not loaded

	// Repair edits what does not compile and leaves the lines where they
	// are; nil if there is nothing to do.
	Repair func(code string) string
	// Complete is a further file of the package, with declarations that the
	// peer's parse-only tests can do without.
	Complete string
}

// A Fixture is what analysis needs of a peer's file.
type Fixture struct {
	Sources []Source
	Wants   map[string]int // expected findings by place
}

// A Source is one Go file to analyse.
type Source struct {
	Dir, Name string
	Code      string
	Sample    string // the place of all its findings; "" if each line is one
}

// A Reader returns a file of a repository at a commit.
type Reader func(ctx context.Context, repo, commit, path string) ([]byte, error)

// Mirror reads from clones laid out as root/owner+name/repo, bare ones or
// with a work tree, without touching the network.
func Mirror(root string) Reader {
	return func(ctx context.Context, repo, commit, path string) ([]byte, error) {
		dir := filepath.Join(root, strings.Replace(repo, "/", "+", 1), "repo")
		out, err := exec.CommandContext(ctx, "git", "-C", dir, "show", commit+":"+path).Output()
		if err != nil {
			return nil, fmt.Errorf("%s at %.12s: %s: %w", repo, commit, path, gitError(err))
		}
		return out, nil
	}
}

func gitError(err error) error {
	if exit := new(exec.ExitError); errors.As(err, &exit) && len(exit.Stderr) > 0 {
		first, _, _ := strings.Cut(string(exit.Stderr), "\n")
		return errors.New(first)
	}
	return err
}

// Fixture reads all of the suite's files.
func (s Suite) Fixture(ctx context.Context, read Reader) (Fixture, error) {
	all := Fixture{Wants: make(map[string]int)}
	expected := 0
	for _, f := range s.Files {
		code, err := read(ctx, s.Repo, s.Commit, f.Path)
		if err != nil {
			return Fixture{}, err
		}
		one, err := s.read(f, code)
		if err != nil {
			return Fixture{}, fmt.Errorf("%s: %w", f.Path, err)
		}
		all.Sources = append(all.Sources, one.Sources...)
		for place, n := range one.Wants {
			all.Wants[place] += n
			expected += n
		}
	}
	if expected != s.Expected {
		return Fixture{}, fmt.Errorf("%s: read %d expectations, not %d", s.Repo, expected, s.Expected)
	}
	return all, nil
}

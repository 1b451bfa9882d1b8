package newcode

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A repository is a work tree of git.
type repository struct {
	root string // its top, as git spells it: without symbolic links
}

// git runs git in dir and returns what it says. The error of a run that fails
// is the first line of its complaint.
func git(ctx context.Context, dir string, env []string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-c", "core.fsmonitor=false"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	cmd.Env = append(cmd.Env, env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("git is not on the PATH")
	case err != nil:
		line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if line == "" {
			line = err.Error()
		}
		return "", errors.New("git: " + strings.TrimPrefix(line, "fatal: "))
	}
	return string(out), nil
}

// environ is the environment without what git tells its hooks: which repository
// and index they are called for. In a linked work tree that would make dir the
// top of the tree, wherever in it dir is. Where GIT_WORK_TREE says the top, all
// stays.
func environ() []string {
	env := os.Environ()
	if os.Getenv("GIT_WORK_TREE") != "" {
		return env
	}
	return slices.DeleteFunc(env, func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") || strings.HasPrefix(v, "GIT_INDEX_FILE=")
	})
}

func (r repository) git(ctx context.Context, args ...string) (string, error) {
	return git(ctx, r.root, nil, args...)
}

// open finds the repository that dir lies in.
func open(ctx context.Context, dir string) (repository, error) {
	root, err := git(ctx, dir, nil, "rev-parse", "--show-toplevel")
	if err != nil {
		if strings.HasPrefix(err.Error(), "git: not a git repository") {
			return repository{}, errors.New("this is not a git repository")
		}
		return repository{}, err
	}
	return repository{filepath.FromSlash(strings.TrimSuffix(root, "\n"))}, nil
}

// mergeBase is the commit where HEAD and a revision part.
func (r repository) mergeBase(ctx context.Context, rev string) (string, error) {
	shallow, err := r.git(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return "", err
	}
	fetch := ""
	if strings.TrimSpace(shallow) == "true" {
		fetch = " in this shallow clone; git fetch --unshallow gets what is missing (in CI: a fetch depth of 0)"
	}
	commit, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		if ctx.Err() != nil {
			return "", err
		}
		return "", fmt.Errorf("no such revision%s", fetch)
	}
	if _, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "HEAD"); err != nil {
		return "", errors.New("there is no commit yet")
	}
	base, err := r.git(ctx, "merge-base", "HEAD", strings.TrimSpace(commit))
	if err != nil {
		if ctx.Err() != nil {
			return "", err
		}
		return "", fmt.Errorf("HEAD and %s have no commit in common%s", rev, fetch)
	}
	return strings.TrimSpace(base), nil
}

// changes lists the files of the work tree that are not what they were in a
// commit, with the names that they had there: none if they are new. What is
// gone stands under its old name.
func (r repository) changes(ctx context.Context, base string) (former map[string]string, gone []string, err error) {
	former = map[string]string{}
	diff, err := r.git(ctx, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-relative", "--ignore-submodules", base, "--")
	if err != nil {
		return nil, nil, err
	}
	fields := strings.Split(diff, "\x00")
	for len(fields) > 1 {
		kind, name := fields[0], fields[1]
		fields = fields[2:]
		switch {
		case (strings.HasPrefix(kind, "R") || strings.HasPrefix(kind, "C")) && len(fields) > 0:
			former[fields[0]] = name
			fields = fields[1:]
		case kind == "A":
			former[name] = ""
		case kind == "D":
			gone = append(gone, name)
		default:
			former[name] = name
		}
	}
	untracked, err := r.git(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, nil, err
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(untracked, "\x00"), "\x00") {
		if _, ok := former[name]; name != "" && !ok {
			former[name] = ""
		}
	}
	return former, gone, nil
}

// checkOut writes all files of a commit below dir. Neither the work tree nor
// the index of the repository is touched.
func (r repository) checkOut(ctx context.Context, commit, dir string) error {
	index := []string{"GIT_INDEX_FILE=" + filepath.Join(dir, "index")}
	if _, err := git(ctx, r.root, index, "read-tree", commit); err != nil {
		return err
	}
	_, err := git(ctx, r.root, index, "checkout-index", "--all", "--force", "--quiet",
		"--prefix="+filepath.ToSlash(filepath.Join(dir, "tree"))+"/")
	return err
}

// Package mainmodule finds the modules that the working directory belongs to.
package mainmodule

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// Dirs returns the directories of the main modules: one, or those of a workspace. The
// error says who needs one.
func Dirs(ctx context.Context, dir string, env []string, who string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{if .Main}}{{.Dir}}{{end}}")
	cmd.Dir, cmd.Env = dir, env
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	dirs := strings.Fields(strings.ReplaceAll(string(out), " ", "\x00"))
	for i := range dirs {
		dirs[i] = strings.ReplaceAll(dirs[i], "\x00", " ")
	}
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("the go command is not on the PATH; ctxlint needs it to find packages")
	case err != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, errors.New(cmp.Or(strings.TrimPrefix(first, "go: "), err.Error()))
	case len(dirs) == 0:
		return nil, fmt.Errorf("no go.mod in this directory or above it: %s works on a module", who)
	}
	return dirs, nil
}

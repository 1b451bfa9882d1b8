package driver

import (
	"bytes"
	"context"
	"os/exec"
	"time"
)

const (
	// impatience is how long the go command may list packages before somebody
	// asks what it is doing.
	impatience = 3 * time.Second
	// worthwhile is the least number of dependencies whose compilation is told.
	worthwhile = 10
)

// watch tells opts.Compiling, at most once, how many dependencies the go command
// has yet to compile, if listing takes long because of that. It ends with the
// function that it returns.
func watch(ctx context.Context, opts Options) (stop func()) {
	if opts.Compiling == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
			return
		case <-time.After(impatience):
		}
		if n := stale(ctx, opts); n >= worthwhile && ctx.Err() == nil {
			opts.Compiling(n)
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// missing is the template for a dependency that is not in the build cache.
// Packages of the main module don't count: one that does not compile never is.
const missing = `{{if and .Stale (not (and .Module .Module.Main))}}{{.ImportPath}}{{end}}`

// stale counts the dependencies that are not in the build cache. It compiles
// nothing; what can't be counted is not told.
func stale(ctx context.Context, opts Options) int {
	args := []string{"list", "-e", "-deps", "-f", missing}
	if opts.Tests {
		args = append(args, "-test")
	}
	if opts.Tags != "" {
		args = append(args, "-tags="+opts.Tags)
	}
	args = append(args, opts.Overlay.Flags()...)
	cmd := exec.CommandContext(ctx, "go", append(append(args, "--"), opts.Patterns...)...)
	cmd.Dir, cmd.Env = opts.Dir, opts.Env
	out, err := cmd.Output()
	if err != nil {
		return 0
	}
	return len(bytes.Fields(out))
}

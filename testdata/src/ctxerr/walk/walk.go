// Package walk has functions that are called for file after file.
package walk

import (
	"context"
	"io/fs"
	"path/filepath"
)

func use(string) error { return nil }

func walk(ctx context.Context, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil // want `ctx is done here, but returning nil makes fs\.WalkDir go on with the next file; return ctx\.Err\(\) .*\[swallow\]`
		default:
		}
		if d.IsDir() {
			return nil
		}
		return use(path)
	})
}

func polled(ctx context.Context, root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return nil // want `ctx is done here, but returning nil makes filepath\.WalkDir go on with the next file; return ctx\.Err\(\) .*\[swallow\]`
		}
		if d.IsDir() {
			return nil
		}
		return use(path)
	})
}

// These stop it.
func stopped(ctx context.Context, root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		if d.IsDir() {
			return nil
		}
		return use(path)
	})
}

// Package atomic writes files that are there whole or not at all.
package atomic

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write has fill write the named file, which is replaced when all of it is on
// disk. When something fails, the file stays what it was. A symbolic link
// stays a link, a device or pipe is written as it is.
func Write(name string, fill func(io.Writer) error) error {
	mode := fs.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("is a directory")}
	case err == nil && !info.Mode().IsRegular():
		return direct(name, fill)
	case err == nil:
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".ctxlint-*")
	if err != nil {
		// The name of the temporary file would only confuse.
		var path *fs.PathError
		if errors.As(err, &path) {
			err = &fs.PathError{Op: "write", Path: name, Err: path.Err}
		}
		return err
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // fails once it is renamed
	err = fill(tmp)
	if err == nil {
		err = tmp.Chmod(mode)
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}

func direct(name string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = fill(f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

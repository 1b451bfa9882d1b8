package atomic

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// A Change is new contents of a file that exists.
type Change struct {
	Name     string
	Old, New []byte
}

// WriteAll writes all changes, or none: it first looks whether each file still
// has its old contents, and puts them back if one can't be written. A crash in
// between is the one way to have some.
func WriteAll(changes []Change) error {
	for _, c := range changes {
		now, err := os.ReadFile(c.Name)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, c.Old) {
			return fmt.Errorf("%s changed meanwhile: run again", c.Name)
		}
	}
	for i, c := range changes {
		err := write(c.Name, c.New)
		if err == nil {
			continue
		}
		for _, done := range changes[:i] {
			err = errors.Join(err, write(done.Name, done.Old))
		}
		return fmt.Errorf("writing %s: %w", c.Name, err)
	}
	return nil
}

func write(name string, text []byte) error {
	return Write(name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

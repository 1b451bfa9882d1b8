// Package overlay has texts that stand in for files: what go build -overlay
// reads, and the buffers of an editor that nobody saved.
package overlay

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// An Overlay says what to read instead of some files. The nil Overlay says
// nothing.
type Overlay struct {
	file    string            // as the go command reads it
	replace map[string]string // absolute names; of a file that is not there, empty
	texts   map[string][]byte // by the names that replace has, as far as they are known
}

// form is the text of the file.
type form struct{ Replace map[string]string }

// Read reads a file as go build -overlay does. Names in it are as seen from dir.
func Read(name, dir string) (*Overlay, error) {
	name = from(dir, name)
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("-overlay: %w", err)
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	dec.DisallowUnknownFields()
	var read form
	if err := dec.Decode(&read); err != nil {
		return nil, fmt.Errorf(`-overlay: %s: %w; want {"Replace": {"file": "what to read instead"}}`, name, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("-overlay: %s: more than one JSON object", name)
	}
	o := &Overlay{file: name, replace: map[string]string{}}
	for old, by := range read.Replace {
		if by != "" {
			by = from(dir, by)
			if info, err := os.Stat(by); err != nil || info.IsDir() {
				return nil, fmt.Errorf("-overlay: %s: %s, to be read for %s, is no file", name, by, old)
			}
		}
		o.replace[from(dir, old)] = by
	}
	return o, nil
}

func from(dir, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}

// Write makes an overlay of texts, by the absolute names of files, in a
// directory of its own, which done removes. The go command can't read the overlay any
// more then, but ReadFile can.
func Write(texts map[string][]byte) (o *Overlay, done func(), err error) {
	if len(texts) == 0 {
		return nil, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "ctxlint-overlay-")
	if err != nil {
		return nil, nil, err
	}
	done = func() { _ = os.RemoveAll(dir) } // it is where such things are cleaned up anyway
	defer func(remove func()) {
		if err != nil {
			remove()
		}
	}(done)
	o = &Overlay{file: filepath.Join(dir, "overlay.json"), replace: map[string]string{}, texts: map[string][]byte{}}
	for name, text := range texts {
		by := filepath.Join(dir, strconv.Itoa(len(o.replace))+".txt")
		if err := os.WriteFile(by, text, 0o600); err != nil {
			return nil, nil, err
		}
		o.replace[filepath.Clean(name)], o.texts[by] = by, text
	}
	data, err := json.Marshal(form{o.replace})
	if err == nil {
		err = os.WriteFile(o.file, data, 0o600)
	}
	return o, done, err
}

// Flags are what to tell the go command.
func (o *Overlay) Flags() []string {
	if o == nil {
		return nil
	}
	return []string{"-overlay=" + o.file}
}

// Names are the files that have other contents, or none.
func (o *Overlay) Names() []string {
	if o == nil {
		return nil
	}
	var names []string
	for name := range o.replace {
		names = append(names, name)
	}
	return names
}

// ReadFile is os.ReadFile of what the overlay says.
func (o *Overlay) ReadFile(name string) ([]byte, error) {
	if o != nil {
		switch by, ok := o.replace[filepath.Clean(name)]; {
		case ok && by == "":
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		case ok:
			if text, known := o.texts[by]; known {
				return text, nil
			}
			return os.ReadFile(by)
		}
	}
	return os.ReadFile(name)
}

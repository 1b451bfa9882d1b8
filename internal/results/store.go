// Package results keeps what was found in packages between runs, in a directory
// of the user's. It knows nothing of what it keeps: bytes, named by the hash of
// all that they follow from. Whatever is wrong with an entry, a directory or a
// disk means that there is no entry: work is done again, and nothing fails.
package results

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/rogpeppe/go-internal/cache"
)

// Variable names the environment variable that says where the cache is, or
// that there is none.
const Variable = "CTXLINT_CACHE"

// Off is the name of no directory: nothing is kept.
const Off = "off"

// Dir is the directory that a flag or else the environment names, or the usual
// one. It is [Off] if there is none.
func Dir(flag, env string) string {
	switch {
	case flag != "":
		return flag
	case env != "":
		return env
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return Off
	}
	return filepath.Join(dir, "ctxlint")
}

// A Cache is a directory of entries. Several processes may use one.
type Cache struct {
	// Tool is the hash of the program, Go the version of it that the program was
	// built with.
	Tool Hash
	Go   string

	store *cache.Cache
	dir   string
	trim  sync.Once
}

// Open returns the cache in a directory, or nil if there can be none.
func Open(dir string) *Cache {
	if dir == Off {
		return nil
	}
	tool, err := executable()
	if err != nil {
		return nil
	}
	return open(dir, tool)
}

func open(dir string, tool Hash) *Cache {
	if os.MkdirAll(dir, 0o777) != nil {
		return nil
	}
	if name := filepath.Join(dir, "README"); !exists(name) {
		_ = os.WriteFile(name, []byte(readme), 0o666) // for whoever wonders
	}
	store, err := cache.Open(dir)
	if err != nil {
		return nil
	}
	return &Cache{Tool: tool, Go: runtime.Version(), store: store, dir: dir}
}

const readme = `This directory holds what ctxlint found in packages, so that it need not look
again. "ctxlint cache clean" removes it, and so may you.
`

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// Get returns an entry that was put, whole and unchanged, or nil.
func (c *Cache) Get(key Hash) []byte {
	data, _, err := c.store.GetBytes(cache.ActionID(key))
	if err != nil {
		return nil
	}
	return data
}

// Put keeps an entry, unless that fails. Once in a day it removes entries that
// nobody has used for five.
func (c *Cache) Put(key Hash, data []byte) {
	if _, _, err := c.store.PutNoVerify(cache.ActionID(key), bytes.NewReader(data)); err == nil {
		c.trim.Do(func() { _ = c.store.Trim() }) // another run will
	}
}

// Size counts the entries in a directory, and their bytes.
func Size(dir string) (entries int, bytes int64) {
	each(dir, func(name string, d fs.DirEntry) {
		if info, err := d.Info(); err == nil {
			bytes += info.Size()
		}
		if filepath.Ext(name) == "" && name[len(name)-1] == 'a' {
			entries++
		}
	})
	return entries, bytes
}

// Clean removes all entries from a directory, and nothing else.
func Clean(dir string) error {
	var errs []error
	each(dir, func(name string, _ fs.DirEntry) {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	})
	return errors.Join(errs...)
}

// each calls f for the files of all entries.
func each(dir string, f func(name string, d fs.DirEntry)) {
	names, _ := filepath.Glob(filepath.Join(dir, "[0-9a-f][0-9a-f]")) // the pattern is right
	for _, sub := range names {
		files, err := os.ReadDir(sub)
		if err != nil {
			continue
		}
		for _, d := range files {
			if ok, _ := filepath.Match("[0-9a-f]*-[ad]", d.Name()); ok && d.Type().IsRegular() {
				f(filepath.Join(sub, d.Name()), d)
			}
		}
	}
}

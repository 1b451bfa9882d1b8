package results

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
)

// A Hash names contents. The zero Hash names none.
type Hash [sha256.Size]byte

// MarshalText makes a hash readable.
func (h Hash) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h[:])), nil }

// UnmarshalText reads what [Hash.MarshalText] wrote.
func (h *Hash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(h) {
		return fmt.Errorf("a hash has %d bytes", len(h))
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// A Writer hashes a list of texts, none of which can be taken for another.
type Writer struct{ h hash.Hash }

// NewWriter returns a writer that has written some texts.
func NewWriter(texts ...string) Writer {
	w := Writer{sha256.New()}
	w.Add(texts...)
	return w
}

// Add adds texts to the list.
func (w Writer) Add(texts ...string) {
	for _, s := range texts {
		fmt.Fprintf(w.h, "%d:", len(s))
		_, _ = io.WriteString(w.h, s) // a hash takes all
	}
}

// AddHash adds a hash to the list.
func (w Writer) AddHash(h Hash) { w.Add(string(h[:])) }

// Sum is the hash of the list.
func (w Writer) Sum() (h Hash) {
	w.h.Sum(h[:0])
	return h
}

// Of returns the hash of some bytes.
func Of(data []byte) Hash { return sha256.Sum256(data) }

var executable = sync.OnceValues(func() (Hash, error) {
	name, err := os.Executable()
	if err != nil {
		return Hash{}, err
	}
	return ofFile(name)
})

func ofFile(name string) (sum Hash, err error) {
	f, err := os.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

// Files remembers the hashes of source files. All that an analysis reads goes
// through it, so that nothing is kept under a hash of what was there before.
type Files struct {
	read func(name string) ([]byte, error)
	mu   sync.Mutex
	sums map[string]Hash
	torn atomic.Bool
}

// NewFiles returns an empty memory of what read reads: [os.ReadFile], or that
// of an overlay.
func NewFiles(read func(name string) ([]byte, error)) *Files {
	return &Files{read: read, sums: map[string]Hash{}}
}

// Sum returns the hash of a file; of one that can't be read, the zero Hash.
func (f *Files) Sum(name string) Hash {
	f.mu.Lock()
	sum, ok := f.sums[name]
	f.mu.Unlock()
	if !ok {
		if data, err := f.read(name); err == nil {
			sum = Of(data)
		}
		f.mu.Lock()
		f.sums[name] = sum
		f.mu.Unlock()
	}
	return sum
}

// Read reads a file, and notes whether it is still what it was.
func (f *Files) Read(name string) ([]byte, error) {
	data, err := f.read(name)
	f.mu.Lock()
	sum, ok := f.sums[name]
	f.mu.Unlock()
	if ok && (err != nil || Of(data) != sum) {
		f.torn.Store(true)
	}
	return data, err
}

// Torn reports whether a file changed while it was in use.
func (f *Files) Torn() bool { return f.torn.Load() }

var (
	stored  = regexp.MustCompile(`^([0-9a-f]{64})-d$`)
	buildID = regexp.MustCompile(`\nbuild id "([^"\n]+)"\n`)
)

// Archive returns a text that tells what the compiler made of a package from
// all else that it may have made: the name that the go command's cache gives
// to its contents, or else the build ID in it.
func Archive(name string) (string, error) {
	if m := stored.FindStringSubmatch(filepath.Base(name)); m != nil {
		return m[1], nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 1024))
	if err != nil {
		return "", err
	}
	if m := buildID.FindSubmatch(head); m != nil && bytes.HasPrefix(head, []byte("!<arch>\n")) && strings.Contains(string(m[1]), "/") {
		return string(m[1]), nil
	}
	sum, err := ofFile(name)
	return hex.EncodeToString(sum[:]), err
}

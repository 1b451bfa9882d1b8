// Package builtwith knows what a program can't read because an older Go than
// the one in use built it: the type checker's and the importer's own words
// would puzzle.
package builtwith

import (
	"bufio"
	"fmt"
	"go/token"
	"go/types"
	"go/version"
	"io"
	"os"
	"regexp"
	"runtime"

	"golang.org/x/tools/go/gcexportdata"
)

// Check returns an error if what, a package or module, can't be analysed: it
// is written in a newer Go, or what it imports was compiled by one. goVersion
// may be empty, and so may archive, the export data of any import: what one
// package was compiled by, all were.
func Check(what, goVersion, archive string) error {
	needed := ""
	if newer(goVersion) {
		needed = goVersion
	}
	if v := compiler(archive); newer(v) && !readable(archive) {
		needed = v
	}
	if needed == "" {
		return nil
	}
	return fmt.Errorf("%s needs %s, but this ctxlint was built with %s: install it again with the newer Go",
		what, needed, runtime.Version())
}

func newer(goVersion string) bool {
	return version.Compare(version.Lang(goVersion), version.Lang(runtime.Version())) > 0
}

var header = regexp.MustCompile(`\ngo object \S+ \S+ (go\S+)`)

// compiler returns the version of Go that wrote an archive, or "".
func compiler(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	start, err := io.ReadAll(io.LimitReader(f, 512))
	if err != nil {
		return ""
	}
	if m := header.FindSubmatch(start); m != nil {
		return string(m[1])
	}
	return ""
}

// readable reports whether the export data of an archive can be read by the
// Go that built us, although a newer one wrote it.
func readable(name string) (ok bool) {
	f, err := os.Open(name)
	if err != nil {
		return true // unitchecker shall tell
	}
	defer f.Close()
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	r, err := gcexportdata.NewReader(bufio.NewReader(f))
	if err == nil {
		_, err = gcexportdata.Read(r, token.NewFileSet(), map[string]*types.Package{}, "p")
	}
	return err == nil
}

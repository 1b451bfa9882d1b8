package configfile

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/mod/modfile"
)

// Seen is what a module says of itself that a config begins with.
type Seen struct {
	Golangci   string   // the name of golangci-lint's config; empty if there is none, or it is no YAML
	Linters    []string // that it enables by name
	Tags       []string // build tags that it sets
	Paths      []string // that it leaves out, as a config here would
	Regexps    []string // that it leaves out, and that are more than a path
	Frameworks []string // modules that are required, of which the rules know what carries a context
}

// frameworks are those that the rules know by name, by the paths of their modules.
var frameworks = []string{
	"github.com/gin-gonic/gin", "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3", "github.com/labstack/echo/v4",
	"github.com/spf13/cobra", "github.com/valyala/fasthttp", "google.golang.org/grpc",
}

// golangci is as much as is read of golangci-lint's config: of version 2, and what
// version 1 called it.
type golangci struct {
	Run struct {
		Tags     []string `yaml:"build-tags"`
		SkipDirs []string `yaml:"skip-dirs"`
	}
	Linters struct {
		Enable     []string
		Exclusions struct{ Paths []string }
	}
	Issues struct {
		ExcludeDirs []string `yaml:"exclude-dirs"`
	}
}

// See looks at the files at the root of a module. What can't be read says nothing: it
// is not ours to complain about.
func See(root string) Seen {
	var s Seen
	for _, name := range []string{".golangci.yml", ".golangci.yaml", ".golangci.json"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		var g golangci
		if err != nil || yaml.NewDecoder(bytes.NewReader(text)).Decode(&g) != nil {
			continue
		}
		s.Golangci, s.Linters = name, g.Linters.Enable
		for _, tags := range g.Run.Tags { // one may be several
			s.Tags = append(s.Tags, strings.FieldsFunc(tags, func(r rune) bool { return r == ',' || r == ' ' })...)
		}
		for _, pattern := range slices.Concat(g.Linters.Exclusions.Paths, g.Issues.ExcludeDirs, g.Run.SkipDirs) {
			if path, ok := plain(pattern); ok {
				s.Paths = append(s.Paths, path)
			} else {
				s.Regexps = append(s.Regexps, pattern)
			}
		}
		break
	}
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return s
	}
	mod, err := modfile.ParseLax("go.mod", text, nil)
	if err != nil {
		return s
	}
	for _, r := range mod.Require {
		if !r.Indirect && slices.Contains(frameworks, r.Mod.Path) {
			s.Frameworks = append(s.Frameworks, r.Mod.Path)
		}
	}
	return s
}

// word has no character that means something in a regular expression, but the dot in
// the name of a file.
var word = regexp.MustCompile(`^[A-Za-z0-9_/.-]+$`)

// plain turns a regular expression for a path into the path, if it is one: a directory,
// or a file that is named from the root.
func plain(pattern string) (path string, ok bool) {
	path = strings.TrimSuffix(strings.TrimPrefix(pattern, "^"), "$")
	for _, end := range []string{"/.*", "/", `/.+`} {
		path = strings.TrimSuffix(path, end)
	}
	path = strings.ReplaceAll(path, `\.`, ".")
	if strings.HasSuffix(path, ".go") && !strings.HasPrefix(pattern, "^") {
		return path, false // the end of a name
	}
	return path, word.MatchString(path) && path != "" && !strings.HasPrefix(path, "/") && !strings.Contains(path, "..")
}

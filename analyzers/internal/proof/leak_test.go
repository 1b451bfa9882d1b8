package proof_test

import (
	"bytes"
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"text/template"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// experiment switches the profile on that tells which goroutines are blocked
// for ever: those that wait for what nothing alive can reach. Later toolchains
// have it without.
const experiment = "GOEXPERIMENT=goroutineleakprofile"

// unmended are the Bad functions to whose findings the rules offer no fix.
var unmended = map[string]bool{
	"ctxblock/fixed.BadReceiver":   true,
	"ctxleak/fixed.BadOverwritten": true,
	"ctxleak/fixed.BadField":       true,
	"ctxleak/fixed.BadOwner":       true,
	"ctxleak/fixed.BadErrorPath":   true,
}

// TestLeaks runs the fixtures <rule>/leak, the very files whose comments say
// what the rule reports, and asks the runtime: each function named Bad leaves a
// goroutine behind, none named Good does, and neither does a Bad one after the
// rule's fixes.
func TestLeaks(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs a program")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	packages, fixed := runnable(t)
	leaked := run(ctx, t, packages, fixed)
	var good, bad int
	for _, p := range packages {
		for _, name := range p.Cases {
			id := p.Path + "." + name
			want := strings.HasPrefix(name, "Bad")
			if strings.HasSuffix(p.Path, "/fixed") {
				want = unmended[id]
			}
			switch {
			case want && !leaked[id]:
				t.Errorf("%s leaves no goroutine behind", id)
			case !want && leaked[id]:
				t.Errorf("%s leaves a goroutine behind", id)
			case want:
				bad++
			default:
				good++
			}
			delete(leaked, id)
		}
	}
	for id := range leaked {
		t.Errorf("%s leaves a goroutine behind, and is no case", id)
	}
	t.Logf("%d functions leave goroutines behind, %d do not", bad, good)
}

// A program is a package whose functions Bad… and Good… can be run.
type program struct {
	Name, Path string
	Cases      []string
}

// runnable returns the leak fixtures, each followed by what its fixes make of
// it, if any, and a GOPATH that has the latter.
func runnable(t *testing.T) (programs []program, fixed string) {
	t.Helper()
	src := filepath.Join(linttest.TestData(), "src")
	files, err := filepath.Glob(filepath.Join(src, "*", "leak", "leak.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no leak fixtures: %v", err)
	}
	fixed = t.TempDir()
	for _, file := range files {
		rule := filepath.Base(filepath.Dir(filepath.Dir(file)))
		cases := casesOf(t, file)
		programs = append(programs, program{rule, rule + "/leak", cases})
		golden, err := os.ReadFile(file + ".golden")
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(fixed, "src", rule, "fixed")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "leak.go"), golden, 0o644); err != nil {
			t.Fatal(err)
		}
		programs = append(programs, program{rule + "Fixed", rule + "/fixed", cases})
	}
	return programs, fixed
}

// casesOf returns the exported functions of a file.
func casesOf(t *testing.T, file string) (cases []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Recv != nil || !fn.Name.IsExported() {
			continue
		}
		name := fn.Name.Name
		if !strings.HasPrefix(name, "Bad") && !strings.HasPrefix(name, "Good") {
			t.Errorf("%s: %s is neither Bad nor Good", file, name)
		}
		cases = append(cases, name)
	}
	return cases
}

var driver = template.Must(template.New("main").Parse(`package main

import (
	"context"
	"os"
	"runtime/pprof"
	"time"
{{range .}}
	{{.Name}} "{{.Path}}"{{end}}
)

func run(name string, f func(context.Context)) {
	pprof.Do(context.Background(), pprof.Labels("case", name), f)
}

func main() {
{{- range $p := .}}{{range .Cases}}
	run("{{$p.Path}}.{{.}}", {{$p.Name}}.{{.}}){{end}}{{end}}
	time.Sleep(200 * time.Millisecond)
	profile := pprof.Lookup("goroutineleak")
	if profile == nil {
		os.Exit(3)
	}
	if err := profile.WriteTo(os.Stdout, 1); err != nil {
		panic(err)
	}
}
`))

var label = regexp.MustCompile(`# labels: \{"case":"([^"]*)"\}`)

// run builds and runs a program that calls all cases, and returns those in
// whose name goroutines are left behind.
func run(ctx context.Context, t *testing.T, programs []program, fixed string) map[string]bool {
	t.Helper()
	dir := t.TempDir()
	var main bytes.Buffer
	if err := driver.Execute(&main, programs); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "main.go"), main.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", "leaks", "main.go")
	build.Dir = dir
	build.Env = append(os.Environ(), "GO111MODULE=off", "GOFLAGS=", "GOWORK=off",
		"GOPATH="+linttest.TestData()+string(filepath.ListSeparator)+fixed)
	probe := exec.CommandContext(ctx, "go", "list", "std")
	probe.Env = append(os.Environ(), experiment)
	if probe.Run() == nil {
		build.Env = append(build.Env, experiment)
	}
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(ctx, filepath.Join(dir, "leaks")).CombinedOutput()
	if exit := new(exec.ExitError); errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skip("the toolchain has no goroutine-leak profile")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	leaked := make(map[string]bool)
	for _, m := range label.FindAllStringSubmatch(string(out), -1) {
		leaked[m[1]] = true
	}
	if len(leaked) == 0 {
		t.Fatalf("the profile names no case:\n%s", out)
	}
	return leaked
}

package peers

import (
	"fmt"
	"regexp"
	"strings"
)

// Suites returns the suites that ctxlint answers for.
func Suites() []Suite {
	return []Suite{
		{
			Name:     "lostcancel",
			Repo:     "golang/tools",
			Commit:   "8f0f8c7bde0eea32e01e570a0e330c60a0cbaecc",
			Rules:    []string{"ctxleak"},
			Expected: 27,
			Files: under("go/analysis/passes/lostcancel/testdata/src/",
				"a/a.go", "b/b.go", "typeparams/typeparams.go"),
			read: lines(wantComments),
		},
		{
			Name:     "SA1029",
			Repo:     "dominikh/go-tools",
			Commit:   "d69e7ee19e2d79b721aa696626cea310c807dd3e",
			Rules:    []string{"ctxkey"},
			Expected: 8,
			Files:    under("staticcheck/sa1029/testdata/go1.0/", "CheckWithValueKey/CheckWithValueKey.go"),
			read:     lines(diagComments),
		},
		{
			Name:     "SA1012",
			Repo:     "dominikh/go-tools",
			Commit:   "d69e7ee19e2d79b721aa696626cea310c807dd3e",
			Rules:    []string{"ctxnil"},
			Expected: 5,
			Files: []File{
				{Path: "staticcheck/sa1012/testdata/go1.0/checkStdlibUsageNilContext/checkStdlibUsageNilContext.go", Dir: "go1.0"},
				{Path: "staticcheck/sa1012/testdata/go1.18/checkStdlibUsageNilContext/checkStdlibUsageNilContext_generics.go", Dir: "go1.18"},
			},
			read: lines(diagComments),
		},
		{
			Name:     "context-keys-type",
			Repo:     "mgechev/revive",
			Commit:   "0a7d62c38aca1972f14daa506c43baea564613da",
			Rules:    []string{"ctxkey"},
			Expected: 19,
			Files: []File{{
				Path:     "testdata/golint/context_keys_type.go",
				Dir:      "golint",
				Complete: "package contextkeytypes\n\ntype invalid struct{}\n",
			}},
			read: lines(matchComments),
		},
		{
			Name:     "context-as-argument",
			Repo:     "mgechev/revive",
			Commit:   "0a7d62c38aca1972f14daa506c43baea564613da",
			Rules:    []string{"ctxfirst"},
			Expected: 5,
			Files: []File{
				{Path: "testdata/context_as_argument.go", Dir: "foo", Repair: numbered("first")},
				{Path: "testdata/context_as_argument_default.go", Dir: "foo", Repair: func(code string) string {
					return strings.Replace(numbered("second")(code), `"testing"`, `_ "testing"`, 1)
				}},
			},
			read: lines(matchComments),
		},
		{
			Name:     "yze-go-ctxfirst",
			Repo:     "gomatic/yze-go-ctxfirst",
			Commit:   "8b365ce7a524d49d7644a72295f29998857244f5",
			Rules:    []string{"ctxfirst"},
			Expected: 22,
			Files:    under("testdata/src/", "a/a.go", "handwritten/handwritten.go"),
			read:     lines(wantComments),
		},
		{
			Name:     "containedctx",
			Repo:     "sivchari/containedctx",
			Commit:   "6594700e657b8c101f04b25d33723eee9489c906",
			Rules:    []string{"ctxfield"},
			Expected: 2,
			Files:    under("testdata/src/", "a/a.go", "a/b.go"),
			read:     lines(wantComments),
		},
		{
			Name:     "gostaticanalysis-ctxfield",
			Repo:     "gostaticanalysis/ctxfield",
			Commit:   "57c91ebd786b50ada072b0c037f847b9f4ff3c49",
			Rules:    []string{"ctxfield"},
			Expected: 5,
			Files: []File{
				// The package is imported by a path that only GOPATH knows.
				{Path: "testdata/src/a/a.go", Dir: "a", Repair: func(code string) string {
					return strings.Replace(code, `_ "b"`, `_ "`+modulePath+`/b"`, 1)
				}},
				{Path: "testdata/src/b/b.go", Dir: "b"},
			},
			read: lines(wantComments),
		},
		{
			Name:     "usetesting",
			Repo:     "ldez/usetesting",
			Commit:   "c05cb30854027c7aba04e2715d80af33e2c135c6",
			Rules:    []string{"ctxtest"},
			Also:     []string{"background"},
			Expected: 182,
			Files:    usetestingFiles("contextbackground", "contexttodo"),
			read:     lines(wantComments),
		},
		{
			Name:   "noctx",
			Repo:   "sonatard/noctx",
			Commit: "00a60094e8643655c5e1e2fdeb4f8bfcc096d8d0",
			Rules:  []string{"ctxvariant"},
			// It asks for a context whether or not there is one.
			Also:     []string{"process", "net", "values", "module", "blank", "callee", "helper", "test", "unbounded"},
			Expected: 66,
			Files: under("testdata/src/", "crypto_tls/tls.go", "exec_cmd/exec.go", "http_client/http_client.go",
				"http_request/http_request.go", "httptest_request/httptest_request.go", "network/net.go", "sql/sql.go"),
			read: lines(wantComments),
		},
		{
			Name:     "G118",
			Repo:     "securego/gosec",
			Commit:   "45b083a0cb42119d61b1e0e364d8c62c68f6f5cd",
			Rules:    []string{"ctxleak", "ctxroot", "ctxloop"},
			Expected: 54,
			Files:    []File{{Path: "testutils/g118_samples.go"}},
			read:     samples,
			counted:  true,
		},
		{
			Name:     "fatcontext",
			Repo:     "Crocmagnon/fatcontext",
			Commit:   "2b18e0b7cfe9794420c0da92e06a4f2174c14ae8",
			Rules:    []string{"ctxfat"},
			Also:     []string{"captured"},
			Expected: 22,
			// Without the package that needs a C compiler: it repeats the first.
			Files: under("pkg/analyzer/testdata/src/", "common/example.go", "structpointer/example.go",
				"no_loops/example.go", "no_function_literals/example.go", "suggestedfix/fix.go"),
			read: lines(wantComments),
		},
		{
			Name:     "errgroupctxlint",
			Repo:     "m-ocean-it/errgroupctxlint",
			Commit:   "4820a0fb3e06dd73174f844e429998b83cd82621",
			Rules:    []string{"ctxgroup"},
			Expected: 87,
			Files: []File{
				{Path: "analyzer/testdata/base/examples.go", Dir: "base", Repair: func(code string) string {
					code = strings.ReplaceAll(code, "github.com/m-ocean-it/errgroupctxlint/testdata/base/errgroup", "golang.org/x/sync/errgroup")
					return observing(code)
				}},
				// It stands for the real one.
				{Path: "analyzer/testdata/base/errgroup/errgroup_dummy.go", Dir: vendored + "golang.org/x/sync/errgroup"},
			},
			read: lines(wantComments),
		},
		{
			Name:     "contextcheck",
			Repo:     "kkHAIKE/contextcheck",
			Commit:   "6e20d9954cd54de0d21c93ddc3b98d1fb0493187",
			Rules:    []string{"ctxroot", "ctxparam"},
			Also:     []string{"caller"},
			Expected: 12,
			Files:    []File{{Path: "testdata/src/a/a.go", Dir: "a", Repair: observing}},
			read:     lines(wantComments),
		},
		{
			Name:     "ctxprop",
			Repo:     "Gilthoniel/ctxprop",
			Commit:   "4a83301b3323ed05bcb6b9934528b6d95f25af76",
			Rules:    []string{"ctxroot", "ctxouter", "ctxfield"},
			Also:     []string{"values", "handler"},
			Expected: 22,
			Files:    under("testdata/src/", "a/a.go", "b/b.go", "d/d.go"),
			read:     lines(wantComments),
		},
	}
}

// under makes files of paths that end in package/file.go.
func under(root string, paths ...string) []File {
	var files []File
	for _, p := range paths {
		dir, _, _ := strings.Cut(p, "/")
		files = append(files, File{Path: root + p, Dir: dir})
	}
	return files
}

// usetestingFiles makes files of the packages that usetesting has for each of
// its options about contexts.
func usetestingFiles(options ...string) []File {
	var files []File
	for _, option := range options {
		root := "testdata/src/" + option
		files = append(files,
			File{Path: root + "/basic/basic_test.go", Dir: option + "/basic", Name: "basic.go"},
			File{Path: root + "/dot/dot_test.go", Dir: option + "/dot", Name: "dot.go"},
			File{Path: root + "/nottestfiles/nottestfiles.go", Dir: option + "/nottestfiles"})
	}
	return files
}

// observing gives stubs that ignore their context a body that looks at it: a
// peer that does not read bodies has no need of one.
func observing(code string) string {
	code = regexp.MustCompile(`(?m)^(func .*\()(?:_|ctx) (context\.Context\) error \{) return nil \}$`).ReplaceAllString(code, "${1}ctx ${2} return ctx.Err() }")
	return regexp.MustCompile(`(?m)^(func f2\(ctx context\.Context\) \{)\}$`).ReplaceAllString(code, "${1} <-ctx.Done() }")
}

// numbered returns a repair that gives functions of the same name different
// ones: revive's tests are only parsed.
func numbered(suffix string) func(string) string {
	decl := regexp.MustCompile(`(?m)^func (\w+)\(`)
	return func(code string) string {
		n := 0
		return decl.ReplaceAllStringFunc(code, func(s string) string {
			n++
			return fmt.Sprintf("%s%s%d(", strings.TrimSuffix(s, "("), suffix, n)
		})
	}
}

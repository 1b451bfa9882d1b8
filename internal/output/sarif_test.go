package output

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// schema is the official one, as OASIS publishes it under its own "id".
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var helps = []Help{
	{Name: "ctxa", Title: "a title", Text: "ctxa: a title\n\nMore.", URL: "https://example.com/ctxa", Level: "warning"},
	{Name: "ctxb", Title: "b title", Text: "ctxb: b title", URL: "https://example.com/ctxb", Level: "note"},
}

// full has all that a report can have.
func full() Report {
	return Report{Version: Version, Findings: []finding.Finding{{
		Rule: "ctxb", Category: "c", Tier: "strict", Message: `bad "thing" <here> & there (ctxb)`,
		Package: "example.com/p", Symbol: "T.m",
		File: "a dir/é.go", Line: 2, Column: 9, EndLine: 2, EndColumn: 10,
		Related: []finding.Related{
			{File: "a dir/é.go", Line: 1, Column: 1, Message: "declared here"},
			{File: "../out/side.go", Line: 3, Column: 1, Message: "and used there"},
		},
		Fixes: []finding.Fix{{Message: "mend it", Safe: true, Edits: []finding.Edit{
			{File: "a dir/é.go", Offset: 4, End: 4, New: "x"},
			{File: "a dir/é.go", Offset: 9, End: 11, New: ""},
		}}, {Message: "or so", Edits: []finding.Edit{{File: "a dir/é.go", Offset: 4, End: 5, New: "y"}}}},
		Fingerprint: "0123", URL: "https://example.com/ctxb#c",
	}, {
		Rule: "unlisted", Category: "internal", Tier: "default", Message: "m",
		File: "b.go", Line: 1, Column: 1, EndLine: 3, EndColumn: 1,
	}}, Errors: []finding.Error{{Package: "example.com/q", Message: "does not compile", Position: "q.go:1:2"}}}
}

func written(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "a dir"), 0o777); err != nil {
		t.Fatal(err)
	}
	// Before byte 9 lie é (2 bytes, one unit) and 😀 (4 bytes, two units).
	if err := os.WriteFile(filepath.Join(dir, "a dir", "é.go"), []byte("package p\né😀 x y\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSARIF(t *testing.T) {
	s := schema(t)
	for name, r := range map[string]Report{"full": full(), "empty": {Findings: []finding.Finding{}}} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := SARIF(&out, r, written(t), Tool{Version: "v1.2.3", URL: "https://example.com", Rules: helps}); err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(doc); err != nil {
				t.Errorf("%v\n%s", err, out.Bytes())
			}
		})
	}
}

// The schema test can fail: it knows a wrong document.
func TestSchema(t *testing.T) {
	if err := schema(t).Validate(map[string]any{"version": "2.1.0", "runs": []any{map[string]any{}}}); err == nil {
		t.Error("a run without a tool passes")
	}
}

func TestSARIFContent(t *testing.T) {
	var out bytes.Buffer
	if err := SARIF(&out, full(), written(t), Tool{Rules: helps}); err != nil {
		t.Fatal(err)
	}
	type location struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI, URIBaseID string }
			Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
		}
		LogicalLocations []struct{ FullyQualifiedName string }
	}
	var log struct {
		Runs []struct {
			Invocations []struct{ ExecutionSuccessful bool }
			Results     []struct {
				RuleID, Level       string
				RuleIndex           *int
				Locations           []location
				RelatedLocations    []location
				PartialFingerprints map[string]string
				Properties          map[string]string
				Fixes               []struct {
					ArtifactChanges []struct{ Replacements []any }
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if run.Invocations[0].ExecutionSuccessful {
		t.Error("a run with errors was successful")
	}
	got := run.Results[0]
	at := got.Locations[0]
	if at.PhysicalLocation.ArtifactLocation.URI != "a%20dir/%C3%A9.go" || at.PhysicalLocation.ArtifactLocation.URIBaseID != srcroot {
		t.Errorf("%+v", at)
	}
	// Byte column 9 is the "x" behind two characters of three code units.
	if r := at.PhysicalLocation.Region; r.StartLine != 2 || r.StartColumn != 6 || r.EndColumn != 7 {
		t.Errorf("%+v", r)
	}
	if at.LogicalLocations[0].FullyQualifiedName != "example.com/p.T.m" {
		t.Errorf("%+v", at)
	}
	if got.RuleID != "ctxb" || got.Level != "note" || got.RuleIndex == nil || *got.RuleIndex != 1 || run.Results[1].Level != "warning" {
		t.Errorf("%+v", got)
	}
	if got.PartialFingerprints[fingerprintName] != "0123" || got.Properties["category"] != "c" {
		t.Errorf("%+v", got)
	}
	if base := got.RelatedLocations[1].PhysicalLocation.ArtifactLocation.URIBaseID; base != "" {
		t.Errorf("a file outside of the repository lies under %s", base)
	}
	if len(got.Fixes) != 2 || len(got.Fixes[0].ArtifactChanges) != 1 || len(got.Fixes[0].ArtifactChanges[0].Replacements) != 2 {
		t.Errorf("%+v", got.Fixes)
	}
}

func TestGitHub(t *testing.T) {
	r := full()
	r.Findings[0].Message += "\n100%"
	r.Findings[0].File = "a dir/é.go"
	var out bytes.Buffer
	if err := GitHub(&out, r, written(t)); err != nil {
		t.Fatal(err)
	}
	const want = `::warning file=a dir/é.go,line=2,endLine=2,col=5,endColumn=6,title=ctxb/c::bad "thing" <here> & there (ctxb)%0A100%25%0Aa dir/é.go:1: declared here%0A../out/side.go:3: and used there
::error file=b.go,line=1,endLine=3,title=unlisted/internal::m
::error title=ctxlint::q.go:1:2: does not compile [package example.com/q]
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
	if got := property("a:b,c%\r\n"); got != "a%3Ab%2Cc%25%0D%0A" {
		t.Error(got)
	}
}

func TestRoot(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "repo", "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	if got := Root(deep); got != deep {
		t.Skipf("the temporary directory lies in the repository %s", got)
	}
	// A file in a work tree, a directory in a clone.
	if err := os.WriteFile(filepath.Join(dir, "repo", ".git"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := Root(deep); got != filepath.Join(dir, "repo") {
		t.Error(got)
	}
}

package output

import (
	"io"
	"net/url"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ctxlint/ctxlint/internal/finding"
)

// A Tool says who made a report.
type Tool struct {
	Version string
	URL     string
	Rules   []Help
}

// Help is what a code host shows about a rule beside its findings.
type Help struct {
	Name  string
	Title string
	Text  string // its documentation
	URL   string
	Level string // of its findings, when they are on by default
}

// Fingerprint is the name under which SARIF has the fingerprint of a finding;
// the number changes when the way to compute it does.
const fingerprintName = "ctxlint/v1"

// srcroot stands for the root of the repository.
const srcroot = "%SRCROOT%"

// SARIF writes the report as SARIF 2.1.0. Its names are relative to dir, the
// root of the repository. Columns are counted in UTF-16 code units, as code
// hosts want them.
//
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
func SARIF(w io.Writer, r Report, dir string, tool Tool) error {
	log, err := sarif.New(sarif.Version210, true)
	if err != nil {
		return err
	}
	run := sarif.NewRunWithInformationURI("ctxlint", tool.URL)
	run.Tool.Driver.WithVersion(tool.Version)
	run.ColumnKind = "utf16CodeUnits"
	index := map[string]int{}
	for i, h := range tool.Rules {
		index[h.Name] = i
		run.Tool.Driver.AddRule(descriptor(h))
	}
	s := &sariffer{newSources(dir, r.Read)}
	for _, f := range r.Findings {
		result := s.result(f)
		if i, ok := index[f.Rule]; ok {
			result.WithRuleIndex(i)
		}
		run.Results = append(run.Results, result) // AddResult gives unlisted rules the index -1, unsigned
	}
	run.AddInvocations(invocation(r.Errors))
	log.AddRun(run)
	return log.PrettyWrite(w)
}

func descriptor(h Help) *sarif.ReportingDescriptor {
	return sarif.NewRule(h.Name).
		WithName(h.Name).
		WithDescription(h.Title).
		WithFullDescription(sarif.NewMultiformatMessageString(h.Title)).
		WithHelp(sarif.NewMultiformatMessageString(h.Text)).
		WithHelpURI(h.URL).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(h.Level)).
		WithProperties(sarif.Properties{"tags": []string{"context"}, "precision": "high"})
}

// invocation tells how the run went: a report is whole when it was successful.
func invocation(errors []finding.Error) *sarif.Invocation {
	inv := sarif.NewInvocation().WithExecutionSuccess(len(errors) == 0)
	for _, e := range errors {
		var text strings.Builder
		Error(&text, e)
		inv.ToolExecutionNotifications = append(inv.ToolExecutionNotifications, sarif.NewNotification().
			WithLevel("error").
			WithMessage(sarif.NewTextMessage(strings.TrimSuffix(text.String(), "\n"))))
	}
	return inv
}

type sariffer struct{ *sources }

func (s *sariffer) result(f finding.Finding) *sarif.Result {
	at := s.location(f.File, f.Line, f.Column, f.EndLine, f.EndColumn)
	if f.Symbol != "" {
		at.WithLogicalLocations([]*sarif.LogicalLocation{
			sarif.NewLogicalLocation().WithName(f.Symbol).WithFullyQualifiedName(f.Package + "." + f.Symbol),
		})
	}
	result := sarif.NewRuleResult(f.Rule).
		WithLevel(Level(f.Tier)).
		WithMessage(sarif.NewTextMessage(f.Message)).
		WithLocations([]*sarif.Location{at}).
		WithPartialFingerPrints(map[string]any{fingerprintName: f.Fingerprint})
	for i, rel := range f.Related {
		result.AddRelatedLocation(s.location(rel.File, rel.Line, rel.Column, 0, 0).
			WithId(i + 1).
			WithMessage(sarif.NewTextMessage(rel.Message)))
	}
	if len(f.Proof) > 1 {
		result.AddCodeFlow(s.flow(f.Proof))
	}
	for _, fix := range f.Fixes {
		result.AddFix(repair(fix))
	}
	result.AttachPropertyBag(&sarif.PropertyBag{Properties: sarif.Properties{"category": f.Category, "tier": f.Tier}})
	return result
}

// Level is the SARIF level of a tier: what was asked for by name is no more
// than a note.
func Level(tier string) string {
	if tier == "default" {
		return sarifWarning
	}
	return sarifNote
}

const (
	sarifWarning = "warning"
	sarifNote    = "note"
)

// flow is the proof of a finding, step by step.
func (s *sariffer) flow(steps []finding.Step) *sarif.CodeFlow {
	thread := sarif.NewThreadFlow()
	for i, step := range steps {
		at := s.location(step.File, step.Line, step.Column, step.EndLine, step.EndColumn).
			WithMessage(sarif.NewTextMessage(step.Note))
		thread.AddLocation(sarif.NewThreadFlowLocation().WithLocation(at).WithExecutionOrder(i + 1))
	}
	return sarif.NewCodeFlow().WithThreadFlows([]*sarif.ThreadFlow{thread})
}

// location makes a place; a line of 0 as its end says that there is none.
func (s *sariffer) location(file string, line, column, endLine, endColumn int) *sarif.Location {
	region := sarif.NewRegion().WithStartLine(line)
	if column > 0 {
		region.WithStartColumn(s.column(file, line, column, codeUnits))
	}
	switch {
	case endLine > 0 && endColumn < 1:
		region.WithEndLine(endLine)
	case endLine > 0:
		region.WithEndLine(endLine).WithEndColumn(s.column(file, endLine, endColumn, codeUnits))
	}
	return sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().
		WithArtifactLocation(artifact(file)).
		WithRegion(region))
}

// artifact names a file from the root of the repository, unless it lies
// elsewhere.
func artifact(file string) *sarif.ArtifactLocation {
	at := sarif.NewSimpleArtifactLocation((&url.URL{Path: file}).EscapedPath())
	if strings.HasPrefix(file, "../") {
		return at
	}
	return at.WithUriBaseId(srcroot)
}

func repair(fix finding.Fix) *sarif.Fix {
	how := "safe: "
	if !fix.Safe {
		how = "needs review: "
	}
	out := sarif.NewFix().WithDescriptionText(how + fix.Message)
	var changes []*sarif.ArtifactChange
	for _, e := range fix.Edits {
		change := sarif.NewArtifactChange(artifact(e.File))
		if n := len(changes); n > 0 && *changes[n-1].ArtifactLocation.URI == *change.ArtifactLocation.URI {
			change = changes[n-1]
		} else {
			changes = append(changes, change)
		}
		change.WithReplacement(sarif.NewReplacement(sarif.NewRegion().WithByteOffset(e.Offset).WithByteLength(e.End - e.Offset)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.New)))
	}
	return out.WithArtifactChanges(changes)
}

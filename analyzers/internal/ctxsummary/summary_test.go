package ctxsummary_test

import (
	"bytes"
	"encoding/gob"
	"go/ast"
	"go/types"
	"maps"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func analyze(t *testing.T, cases ...string) []*analysistest.Result {
	var patterns []string
	for _, c := range cases {
		patterns = append(patterns, "ctxsummary/"+c)
	}
	return analysistest.Run(t, linttest.TestData(), ctxsummary.Analyzer, patterns...)
}

func TestFacts(t *testing.T) {
	analyze(t, "basic", "recursion", "literal", "callback", "carrier", "directive", "effect", "result", "nils/lib", "nils", "wrapper/lib", "wrapper")
}

// TestAnswers asks about each call that is given a context or carrier.
func TestAnswers(t *testing.T) {
	ask := &analysis.Analyzer{
		Name:     "answers",
		Doc:      "report what is known of calls",
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxsummary.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			x := pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index)
			sums := pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries)
			words := map[ctxsummary.Answer]string{ctxsummary.Unknown: "unknown", ctxsummary.No: "no", ctxsummary.Yes: "yes"}
			for cur := range x.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
				call := cur.Node().(*ast.CallExpr)
				for i, arg := range call.Args {
					if t := pass.TypesInfo.TypeOf(arg); ctxapi.IsContext(t) || ctxapi.CarrierMethod(t) != nil {
						pass.ReportRangef(call, "%s", words[sums.Waits(call, i)])
					}
				}
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), ask, "ctxsummary/answers")
}

// encode is what drivers do with a fact.
func encode(t *testing.T, fact analysis.Fact) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(fact); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestRoundTrip(t *testing.T) {
	full := &ctxsummary.Fact{
		Schema: 1, Waits: 1 << 31, Trusts: 512, Checks: 1024, Stops: 2048, Asks: 4096, Keeps: 2, Reads: 1 << 14, Lends: 1 << 15, Drops: 4, Cancels: 8192, Leaves: 1 << 13, Calls: 8, Spawns: 16, Hands: 32, Returns: 64, Nils: 128, Repeats: 256, Result: ctxsummary.Ends,
		Watches: true, Blocks: true, Stays: true, Detach: true, Values: true, Cleanup: true, Joins: true, Succeeds: true,
	}
	for _, fact := range []*ctxsummary.Fact{full, {Schema: 1}} {
		first := encode(t, fact)
		got := new(ctxsummary.Fact)
		if err := gob.NewDecoder(bytes.NewReader(first)).Decode(got); err != nil {
			t.Fatal(err)
		}
		if *got != *fact {
			t.Errorf("%v came back as %v", fact, got)
		}
		if second := encode(t, got); !bytes.Equal(first, second) {
			t.Errorf("%v is encoded in two ways", fact)
		}
	}
}

// TestBudget bounds what the facts of a module weigh: they are read and written
// with every package that is analysed, and each of them costs a cache its
// key. Two runs must agree to the byte.
func TestBudget(t *testing.T) {
	const perFact = 40 // bytes, beyond the description of the type that opens a stream

	weigh := func() (facts map[string]string, size int) {
		facts = make(map[string]string)
		head := len(encode(t, new(ctxsummary.Fact)))
		for _, res := range analyze(t, "basic", "wrapper") {
			for _, f := range res.Action.AllObjectFacts() {
				text := encode(t, f.Fact)
				facts[f.Object.(*types.Func).FullName()] = string(text)
				size += len(text) - head
			}
		}
		return facts, size
	}
	first, size := weigh()
	n := len(first)
	if n < 30 {
		t.Fatalf("only %d facts: the fixtures are gone", n)
	}
	if size > n*perFact {
		t.Errorf("%d facts weigh %d bytes, more than %d each", n, size, perFact)
	}
	if second, _ := weigh(); !maps.Equal(first, second) {
		t.Error("two runs differ")
	}
}

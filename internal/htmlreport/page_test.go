package htmlreport

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/ctxlint/ctxlint/internal/finding"
	"github.com/ctxlint/ctxlint/internal/output"
)

// What somebody may write who wants more than to be read.
const (
	evil     = `</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">`
	evilFile = `a<script>window.pwned=1<script>"'&.go`
	evilText = "package p\n\n// " + evil + " \u202e\x1b[31m\n" +
		"func f(ctx context.Context) {\n\tctx, cancel := context.WithCancel(ctx)\n\tcancel()\n" +
		"\t_ = `" + evil + "`\n\tg(ctx)\n}\n"
)

func hostile(t *testing.T) (dir string, r output.Report) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{evilFile, "q.go"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(evilText), 0o666); err != nil {
			t.Skip(err) // no name there
		}
	}
	f := finding.Finding{
		Rule: "ctxcleanup", Category: "dead", Tier: "default", Message: "ctx " + evil + " is done; mend it (ctxcleanup)",
		Package: "example.com/" + evil, Symbol: evil, File: evilFile, Line: 8, Column: 4, EndLine: 8, EndColumn: 7,
		Related: []finding.Related{
			{File: evilFile, Line: 6, Column: 2, Message: "ctx is done " + evil},
			{File: evilFile, Line: 4, Column: 8, Message: "ctx is declared here"},
		},
		Fixes:       []finding.Fix{{Message: evil, Safe: true}},
		Fingerprint: "one", URL: "javascript:window.pwned=1",
	}
	g := finding.Finding{
		Rule: "ctxleak", Category: "path", Tier: "strict", Message: "cancel is not called; defer it (ctxleak)",
		Package: "example.com/q", Symbol: "f", File: "q.go", Line: 5, Column: 7, EndLine: 5, EndColumn: 13,
		Related:     []finding.Related{{File: "q.go", Line: 9, Column: 1, Message: "the function ends here without calling cancel"}},
		Fingerprint: "two", URL: "https://example.com/ctxleak",
	}
	h := g
	h.Rule, h.File, h.Fingerprint, h.Related = "ctxroot", "gone.go", "three", nil
	return dir, output.Report{Findings: []finding.Finding{f, g, h}, Errors: []finding.Error{{Package: evil, Message: evil}}}
}

var tool = output.Tool{Version: "v0", URL: "https://example.com/", Rules: []output.Help{{Name: "ctxleak", Title: evil}}}

// The page opens, filters and follows a finding, by mouse and by keyboard, on a
// desk and on a phone, in light and dark; it asks nobody for anything, and runs
// no script but its own.
func TestBrowser(t *testing.T) {
	b := browse(t)
	dir, r := hostile(t)
	var page bytes.Buffer
	if err := Write(&page, r, dir, tool); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "report.html")
	if err := os.WriteFile(name, page.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	at := (&url.URL{Scheme: "file", Path: filepath.ToSlash(name)}).String()
	b.open(at)

	const shown = `[...document.querySelectorAll(".finding")].filter(f => f.checkVisibility()).map(f => f.id).join(" ")`
	b.want(`document.scripts.length`, 1.0)
	b.want(`document.images.length`, 0.0)
	b.want(shown, "f-one f-two f-three")
	b.want(`document.querySelectorAll("main h2").length`, 2.0)

	t.Log("filters")
	const leak = `document.querySelector("[data-facet=rule] input[value=ctxleak]").click()`
	b.eval(leak)
	b.want(shown, "f-two")
	b.want(`document.getElementById("shown").textContent`, "1 of 3")
	b.eval(`document.querySelector("[data-facet=tier] input[value=default]").click()`)
	b.want(shown, "")
	b.want(`document.getElementById("nothing").hidden`, false)
	b.eval(`document.getElementById("reset").click()`)
	b.want(shown, "f-one f-two f-three")
	b.press("/")
	for _, c := range "here calling" { // of a note
		b.press(string(c))
	}
	b.want(shown, "f-two")
	b.press("Escape")
	b.want(shown, "f-one f-two f-three")
	b.eval(`by.value = "rule"; by.dispatchEvent(new Event("change"))`)
	b.want(`[...document.querySelectorAll("main h2")].map(h => h.textContent).join(", ")`, "ctxcleanup 1, ctxleak 1, ctxroot 1")

	t.Log("a finding by keyboard")
	b.press("ArrowDown")
	b.press("ArrowUp") // no further
	b.press("Enter")
	const one = `document.getElementById("f-one")`
	const step = one + `.querySelector("[aria-current]").textContent.replace(/\s+/g, " ")`
	const line = one + `.querySelector(".line.current .t").textContent.trim()`
	b.want(one+`.open`, true)
	b.want(one+`.querySelector(".pos").textContent`, "step 3 of 3")
	b.want(line, "g(ctx)")
	b.press("ArrowLeft")
	b.want(line, "cancel()")
	b.press("ArrowLeft")
	b.want(step, fmt.Sprintf("1begins ctx is declared here %s:4:8", evilFile))
	b.want(line, "func f(ctx context.Context) {")
	b.want(one+`.querySelector(".line.current mark").textContent`, "ctx")
	b.eval(one + `.querySelector('[data-walk="1"]').click()`)
	b.want(line, "cancel()")
	b.press("ArrowDown")
	b.want(`document.activeElement.closest(".finding").id`, "f-two")

	t.Log("a link to a finding that a filter hides")
	b.eval(leak)
	b.eval(`location.hash = "f-one"`)
	b.open(at + "#f-one")
	b.want(shown, "f-one f-two f-three")
	b.want(one+`.open`, true)
	b.want(one+`.querySelector(".more a").href.startsWith("javascript:")`, false)

	t.Log("a phone, dark")
	b.want(`getComputedStyle(document.body).backgroundColor`, "rgb(255, 255, 255)")
	b.call("Emulation.setDeviceMetricsOverride", params{"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true})
	b.call("Emulation.setEmulatedMedia", params{"features": []params{{"name": "prefers-color-scheme", "value": "dark"}}})
	b.open(at + "?phone#f-one")
	b.want(`document.documentElement.scrollWidth <= 360`, true)
	b.want(`document.getElementById("filters").open`, false)
	b.want(`getComputedStyle(document.body).backgroundColor`, "rgb(13, 17, 23)")

	b.want(`typeof window.pwned`, "undefined")
	b.eval(`document.body.append(Object.assign(document.createElement("script"), {textContent: "window.pwned = 2"}))`)
	b.want(`typeof window.pwned`, "undefined")
	if len(b.errors) != 1 { // that of the last script
		t.Errorf("the page complains: %q", b.errors)
	}
	for _, url := range b.requests {
		if got, _, _ := bytes.Cut([]byte(url), []byte("report.html")); !bytes.HasPrefix(got, []byte("file:///")) {
			t.Errorf("the page asks for %s", url)
		}
	}
}

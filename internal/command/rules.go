package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/suppress"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// ruleInfo and categoryInfo are what ctxlint rules -json writes.
type ruleInfo struct {
	Name       string         `json:"name"`
	Title      string         `json:"title"`
	URL        string         `json:"url"`
	Categories []categoryInfo `json:"categories"`
}

type categoryInfo struct {
	Name    string `json:"name"`
	Tier    string `json:"tier"` // the highest that its findings have
	Fix     string `json:"fix"`  // safe, suggested or none
	Summary string `json:"summary"`
	URL     string `json:"url"`
}

// listRules lists the rules: for people, or for programs.
func listRules(args []string, rules []analyzers.Rule, w World) int {
	asJSON := false
	for _, arg := range args {
		switch arg {
		case "-json", "--json":
			asJSON = true
		case "-h", "-help", "--help":
			fmt.Fprint(w.Stdout, "Usage: ctxlint rules [-json]\n\nIt lists the rules; -json with their categories, for programs.\n")
			return Clean
		default:
			return w.fail(errors.New("ctxlint rules takes -json and nothing else; ctxlint help RULE explains a rule"))
		}
	}
	if !asJSON {
		tab := tabwriter.NewWriter(w.Stdout, 0, 4, 2, ' ', 0)
		for _, r := range withPseudo(rules) {
			fmt.Fprintf(tab, "%s\t%s\t%s\n", r.Name, tiers(r), title(r))
		}
		_ = tab.Flush()
		return Clean
	}
	var list []ruleInfo
	for _, r := range withPseudo(rules) {
		info := ruleInfo{Name: r.Name, Title: title(r), URL: page(r)}
		for _, c := range r.Categories {
			url := wire.RuleURL(r.Name, c.Name)
			if r.Analyzer == nil {
				url = suppress.Docs
			}
			info.Categories = append(info.Categories, categoryInfo{c.Name, c.Tier.String(), c.Fix.String(), c.Summary, url})
		}
		list = append(list, info)
	}
	enc := json.NewEncoder(w.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(list); err != nil {
		return w.fail(err)
	}
	return Clean
}

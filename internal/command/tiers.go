package command

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/ctxlint/ctxlint/analyzers"
)

// tierTexts say what the findings of a tier are worth, and how to have them.
var tierTexts = map[string]string{
	"default": `default: findings in which every step is proven from the code. One contract is granted:
a context that a function takes as a parameter may end. Always on.

The categories that can say something by default:
`,
	"strict": `strict: findings that assume one step the code does not show, such as that a callee waits or
that an object outlives a call; the message ends with ", assuming ..." and says which. And
the categories that readers found right too seldom to be on by default, whatever their proof.
-strict adds both for all rules, -rules RULE -strict for one.

Every category of the default tier can say something here too. These speak only here:
`,
	"style": `style: conventions. -style adds them.

`,
}

// helpTier prints what a tier is, and its categories.
func helpTier(out io.Writer, tier string, rules []analyzers.Rule) {
	fmt.Fprint(out, tierTexts[tier])
	tab := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	for _, r := range rules {
		for _, c := range r.Categories {
			if c.Tier.String() == tier {
				fmt.Fprintf(tab, "  %s/%s\t%s\n", r.Name, c.Name, c.Summary)
			}
		}
	}
	_ = tab.Flush()
}

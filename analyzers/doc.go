// Package analyzers is the ctxlint suite.
package analyzers

import _ "golang.org/x/tools/go/analysis"

// Command golangci is golangci-lint with ctxlint as a plugin. It does what
// "golangci-lint custom" does with .custom-gcl.yml, which needs git and a
// network for it.
package main

import (
	"os"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/ctxlint/ctxlint/plugin"
)

func main() {
	// With "(devel)" the cache of golangci-lint goes by the hash of the
	// program; a version would let it serve findings of another ctxlint.
	info := commands.BuildInfo{GoVersion: "go", Version: "(devel)", Commit: "?", Date: ""}
	if err := commands.Execute(info); err != nil {
		os.Exit(exitcodes.Failure)
	}
}

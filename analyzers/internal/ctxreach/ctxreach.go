// Package ctxreach is the former name of ctxlife.
package ctxreach

import "github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"

type (
	Model = ctxlife.Model
	Reach = ctxlife.Reach
	After = ctxlife.After
	Exit  = ctxlife.Exit
	Spawn = ctxlife.Spawn
	Use   = ctxlife.Use
	What  = ctxlife.What
)

const (
	Within   = ctxlife.Within
	Doubtful = ctxlife.Doubtful
	Beyond   = ctxlife.Beyond
	Process  = ctxlife.Stays
	Nothing  = ctxlife.Nothing
	Work     = ctxlife.Work
	Waits    = ctxlife.Waits
	Result   = ctxlife.Result
	Context  = ctxlife.Context
	Closure  = ctxlife.Closure
)

var (
	New           = ctxlife.New
	Most          = ctxlife.Most
	IsHTTPHandler = ctxlife.IsHTTPHandler
	RPCContext    = ctxlife.RPCContext
)

package ctxapi

import (
	"go/types"
	"strings"
)

// A Frame is a web framework's own context: it can be passed as a
// context.Context, but its end is not that of the request, and the framework
// uses it again for another request when the handler has returned.
type Frame struct {
	// Request is what to append to a value of the type to have the context of
	// its request; empty if there is none.
	Request string
	// Copy is the method that makes a copy which may outlive the handler; empty
	// if there is none.
	Copy string
	// Type and Field name the switch, in the framework's package, that makes the
	// context end with the request; empty if there is none.
	Type, Field string
	// Ends says when the context ends.
	Ends string
}

// Holds reports whether a field of the framework's context is the request.
func (f *Frame) Holds(field string) bool { return strings.HasPrefix(f.Request, "."+field+".") }

// frames are known by the method Done that they have, themselves or from what
// they embed. The rows were read at gin 1.11, fasthttp 1.69 and fiber 3.5. Fiber
// 2's context is none itself, but gives out fasthttp's; echo's is none, and
// has the request.
var frames = map[string]*Frame{
	"(*github.com/gin-gonic/gin.Context).Done": {
		Request: ".Request.Context()", Copy: "Copy", Type: "Engine", Field: "ContextWithFallback", Ends: "is never canceled",
	},
	"(*github.com/valyala/fasthttp.RequestCtx).Done": {Ends: "is canceled only when the server shuts down"},
	"(github.com/gofiber/fiber/v3.Ctx).Done":         {Request: ".Context()", Ends: "is never canceled"},
	"(*github.com/gofiber/fiber/v3.DefaultCtx).Done": {Request: ".Context()", Ends: "is never canceled"},
}

// FrameOf returns the row of a framework's own context, or of a type that
// embeds one without a Done of its own.
func FrameOf(t types.Type) *Frame {
	if t == nil || IsStdContext(t) {
		return nil
	}
	switch types.Unalias(t).(type) {
	case *types.Named, *types.Pointer:
	default:
		return nil
	}
	done := methodOf(t, "Done")
	if done == nil || done.Pkg() == nil || !IsContext(t) {
		return nil
	}
	return frames[done.Origin().FullName()]
}

// FramePackage returns the package of a framework that t's context is of, or
// nil.
func FramePackage(t types.Type) *types.Package {
	if done := methodOf(t, "Done"); done != nil {
		return done.Pkg()
	}
	return nil
}

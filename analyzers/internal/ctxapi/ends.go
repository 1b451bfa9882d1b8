package ctxapi

import "go/types"

// ends are the methods that end a span, whichever tracing library it is of.
var ends = []string{"End", "Finish"}

// HasEnd reports whether somebody has to end a value of type t: it has a method
// End or Finish without required parameters.
func HasEnd(t types.Type) bool {
	for _, name := range ends {
		if fn := methodOf(t, name); fn != nil {
			params := fn.Signature().Params().Len()
			if params == 0 || params == 1 && fn.Signature().Variadic() {
				return true
			}
		}
	}
	return false
}

// IsEnd reports whether a method of that name ends a span.
func IsEnd(name string) bool { return name == "End" || name == "Finish" }

// IsSpanContext reports whether t identifies a span of a tracing library: who
// starts a span and is given one makes a child of that, whatever the context
// holds.
func IsSpanContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "SpanContext" && IsValueOnlyType(named)
}

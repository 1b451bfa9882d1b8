package ctxapi

import "go/types"

// observing lists functions that return early when the context or carrier that
// they are given ends, although their signature does not tell, because they
// return no error or take a carrier.
var observing = map[string]bool{
	"os/exec.CommandContext":                                       true, // ends the process
	"(*net/http.Client).Do":                                        true,
	"(net/http.RoundTripper).RoundTrip":                            true,
	"(*net/http.Transport).RoundTrip":                              true,
	"(*net/http/httputil.ReverseProxy).ServeHTTP":                  true,
	"k8s.io/apimachinery/pkg/util/wait.UntilWithContext":           true,
	"k8s.io/apimachinery/pkg/util/wait.NonSlidingUntilWithContext": true,
	"k8s.io/apimachinery/pkg/util/wait.JitterUntilWithContext":     true,
}

// Observes reports whether fn, by the table, returns early when its context
// ends.
func (api *API) Observes(fn *types.Func) bool {
	return observing[key(fn)]
}

// endsOnly lists packages whose functions ask the contexts that they are given for
// their end, and read no values of them. Those of net/http and database/sql go on to
// transports and drivers, which may.
var endsOnly = map[string]bool{
	"context": true, "net": true, "os/exec": true,
	"golang.org/x/sync/errgroup": true, "golang.org/x/sync/semaphore": true, "golang.org/x/time/rate": true,
}

// EndsOnly reports whether fn, by the table, asks a context for nothing but its end.
func EndsOnly(fn *types.Func) bool {
	return fn != nil && fn.Pkg() != nil && endsOnly[fn.Pkg().Path()] && fn.Name() != "Value"
}

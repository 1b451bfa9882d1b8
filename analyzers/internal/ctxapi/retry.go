package ctxapi

import "go/types"

// retrying lists functions that call their first argument until it succeeds,
// and stop early only if some other argument of theirs holds a context: a
// back-off that is bound to one, or an option.
var retrying = map[string]bool{
	"github.com/cenkalti/backoff.Retry":                   true,
	"github.com/cenkalti/backoff.RetryNotify":             true,
	"github.com/cenkalti/backoff/v3.Retry":                true,
	"github.com/cenkalti/backoff/v3.RetryNotify":          true,
	"github.com/cenkalti/backoff/v4.Retry":                true,
	"github.com/cenkalti/backoff/v4.RetryNotify":          true,
	"github.com/cenkalti/backoff/v4.RetryWithData":        true,
	"github.com/cenkalti/backoff/v4.RetryNotifyWithData":  true,
	"github.com/cenkalti/backoff/v4.RetryNotifyWithTimer": true,
	"github.com/avast/retry-go.Do":                        true,
	"github.com/avast/retry-go/v3.Do":                     true,
	"github.com/avast/retry-go/v4.Do":                     true,
	"github.com/avast/retry-go/v4.DoWithData":             true,
}

// Retries reports whether fn, by the table, calls its first argument again
// whenever that fails, and knows of a context only by its other arguments.
func (api *API) Retries(fn *types.Func) bool { return retrying[key(fn)] }

package ctxapi

import "go/types"

// A Callback says when a function runs the function that it is given.
type Callback uint8

const (
	// CallbackUnknown: it may run at any time, or never.
	CallbackUnknown Callback = iota
	// CallbackNow: before the call returns, on the caller's goroutine.
	CallbackNow
	// CallbackJoined: on another goroutine that Wait on the receiver joins.
	CallbackJoined
	// CallbackShared: now, but the result outlives the caller: once, singleflight.
	CallbackShared
	// CallbackCleanup: when a test ends.
	CallbackCleanup
	// CallbackAfter: once a context has ended.
	CallbackAfter
	// CallbackLater: on a timer, or when a worker is free.
	CallbackLater
)

var callbacks = map[string]Callback{
	"sort.Slice":                                     CallbackNow,
	"sort.SliceStable":                               CallbackNow,
	"sort.Search":                                    CallbackNow,
	"slices.SortFunc":                                CallbackNow,
	"slices.SortStableFunc":                          CallbackNow,
	"slices.IndexFunc":                               CallbackNow,
	"slices.ContainsFunc":                            CallbackNow,
	"slices.DeleteFunc":                              CallbackNow,
	"strings.Map":                                    CallbackNow,
	"strings.FieldsFunc":                             CallbackNow,
	"strings.IndexFunc":                              CallbackNow,
	"path/filepath.Walk":                             CallbackNow,
	"path/filepath.WalkDir":                          CallbackNow,
	"io/fs.WalkDir":                                  CallbackNow,
	"(*sync.Map).Range":                              CallbackNow,
	"(*testing.T).Run":                               CallbackNow,
	"(*testing.B).Run":                               CallbackNow,
	"(*testing.B).RunParallel":                       CallbackNow,
	"(*sync.WaitGroup).Go":                           CallbackJoined,
	"(*golang.org/x/sync/errgroup.Group).Go":         CallbackJoined,
	"(*golang.org/x/sync/errgroup.Group).TryGo":      CallbackJoined,
	"(*sync.Once).Do":                                CallbackShared,
	"sync.OnceFunc":                                  CallbackShared,
	"sync.OnceValue":                                 CallbackShared,
	"sync.OnceValues":                                CallbackShared,
	"(*golang.org/x/sync/singleflight.Group).Do":     CallbackShared,
	"(*golang.org/x/sync/singleflight.Group).DoChan": CallbackShared,
	"(*testing.common).Cleanup":                      CallbackCleanup,
	"(testing.TB).Cleanup":                           CallbackCleanup,
	"context.AfterFunc":                              CallbackAfter,
	"time.AfterFunc":                                 CallbackLater,
	"(*github.com/alitto/pond.WorkerPool).Submit":    CallbackLater,
}

// Callback returns when fn runs a function argument.
func (api *API) Callback(fn *types.Func) Callback {
	return callbacks[key(fn)]
}

package ctxapi

// A Kind says what a function does with contexts.
type Kind uint8

const (
	// Unknown functions are known by signature only.
	Unknown Kind = iota
	// Root makes a context from nothing.
	Root
	// Derive makes a context that ends no later than its parent.
	Derive
	// Detach makes a context with its parent's values that nothing ends.
	Detach
	// Carry returns a carrier bound to another context: r.WithContext(ctx).
	Carry
	// Access returns the context that a carrier holds, or a value of one.
	Access
	// ValueOnly reads values of a context and cannot return early when the
	// context ends: logging, tracing, metrics.
	ValueOnly
	// After registers a function that runs once a context has ended.
	After
)

// A Row describes one function.
type Row struct {
	Func   string // as types.Func.FullName prints it
	Kind   Kind
	Ctx    int  // index of the result that is the new context or carrier; -1 if none
	Cancel int  // index of the result that somebody must call; -1 if none
	Timed  bool // the new context has a deadline of its own
	Group  int  // index of the result whose Wait ends the context; -1 if none
}

const none = -1

// table lists the functions whose meaning the signature does not tell, or
// tells wrongly. Everything else is Derivation's by-signature reading.
// A test resolves every row of the standard library against the real package.
var table = []Row{
	{"context.Background", Root, 0, none, false, none},
	{"context.TODO", Root, 0, none, false, none},
	{"context.WithCancel", Derive, 0, 1, false, none},
	{"context.WithCancelCause", Derive, 0, 1, false, none},
	{"context.WithTimeout", Derive, 0, 1, true, none},
	{"context.WithTimeoutCause", Derive, 0, 1, true, none},
	{"context.WithDeadline", Derive, 0, 1, true, none},
	{"context.WithDeadlineCause", Derive, 0, 1, true, none},
	{"context.WithValue", Derive, 0, none, false, none},
	{"context.WithoutCancel", Detach, 0, none, false, none},
	{"context.AfterFunc", After, none, none, false, none},
	{"context.Cause", Access, none, none, false, none},
	{"golang.org/x/net/context.Background", Root, 0, none, false, none}, // what it was before it was the standard library's
	{"golang.org/x/net/context.TODO", Root, 0, none, false, none},
	{"golang.org/x/net/context.WithCancel", Derive, 0, 1, false, none},
	{"golang.org/x/net/context.WithTimeout", Derive, 0, 1, true, none},
	{"golang.org/x/net/context.WithDeadline", Derive, 0, 1, true, none},
	{"golang.org/x/net/context.WithValue", Derive, 0, none, false, none},
	{"os/signal.NotifyContext", Derive, 0, 1, false, none},
	{"(*net/http.Request).WithContext", Carry, 0, none, false, none},
	{"(*net/http.Request).Clone", Carry, 0, none, false, none},
	{"(*net/http.Request).Context", Access, 0, none, false, none},
	{"(*testing.common).Context", Access, 0, none, false, none},
	{"net/http.NewRequestWithContext", Carry, 0, none, false, none},
	{"net/http.ReadRequest", Carry, 0, none, false, none}, // of the root
	{"net/http/httptest.NewRequestWithContext", Carry, 0, none, false, none},
	{"os/exec.CommandContext", Carry, 0, none, false, none},
	{"golang.org/x/sync/errgroup.WithContext", Derive, 1, none, false, 0},
	{"net/http/httptrace.WithClientTrace", Derive, 0, none, false, none},
	{"runtime/pprof.WithLabels", Derive, 0, none, false, none},
	{"runtime/trace.NewTask", Derive, 0, none, false, none},
	{"google.golang.org/grpc/metadata.NewOutgoingContext", Derive, 0, none, false, none},
	{"google.golang.org/grpc/metadata.AppendToOutgoingContext", Derive, 0, none, false, none},
	{"google.golang.org/grpc/metadata.NewIncomingContext", Derive, 0, none, false, none},
	{"(go.opentelemetry.io/otel/trace.Tracer).Start", Derive, 0, none, false, none},
}

// valueOnlyFuncs read values and nothing else. The standard library's rows are
// tested; those of other modules were read at their newest release.
var valueOnlyFuncs = map[string]bool{
	"log/slog.DebugContext":                            true,
	"log/slog.InfoContext":                             true,
	"log/slog.WarnContext":                             true,
	"log/slog.ErrorContext":                            true,
	"log/slog.Log":                                     true,
	"log/slog.LogAttrs":                                true,
	"(*log/slog.Logger).DebugContext":                  true,
	"(*log/slog.Logger).InfoContext":                   true,
	"(*log/slog.Logger).WarnContext":                   true,
	"(*log/slog.Logger).ErrorContext":                  true,
	"(*log/slog.Logger).Log":                           true,
	"(*log/slog.Logger).LogAttrs":                      true,
	"(*log/slog.Logger).Enabled":                       true,
	"(log/slog.Handler).Handle":                        true,
	"(log/slog.Handler).Enabled":                       true,
	"runtime/pprof.SetGoroutineLabels":                 true,
	"runtime/pprof.Label":                              true,
	"runtime/pprof.ForLabels":                          true,
	"runtime/trace.Log":                                true,
	"runtime/trace.Logf":                               true,
	"runtime/trace.StartRegion":                        true,
	"runtime/trace.WithRegion":                         true,
	"net/http/httptrace.ContextClientTrace":            true,
	"(*github.com/sirupsen/logrus.Logger).WithContext": true,
	"(*github.com/sirupsen/logrus.Entry).WithContext":  true,
	"github.com/sirupsen/logrus.WithContext":           true,
	"google.golang.org/grpc/peer.FromContext":          true,
	"google.golang.org/grpc.SetHeader":                 true, // finds the stream by a value
	"google.golang.org/grpc.SetTrailer":                true,
}

// valueOnlyPackages hold logging, tracing and metrics: a function of theirs
// that takes a context only reads its values.
var valueOnlyPackages = map[string]bool{
	"github.com/containerd/log":                            true,
	"github.com/containerd/containerd/log":                 true,
	"github.com/containerd/containerd/v2/log":              true,
	"github.com/go-logr/logr":                              true,
	"github.com/sirupsen/logrus":                           true,
	"github.com/rs/zerolog":                                true,
	"github.com/rs/zerolog/log":                            true,
	"go.uber.org/zap":                                      true,
	"k8s.io/klog/v2":                                       true,
	"k8s.io/component-base/metrics":                        true,
	"k8s.io/component-base/metrics/prometheus/slis":        true,
	"sigs.k8s.io/controller-runtime/pkg/log":               true,
	"go.opentelemetry.io/otel/trace":                       true,
	"go.opentelemetry.io/otel/metric":                      true,
	"go.opentelemetry.io/otel/propagation":                 true,
	"go.opentelemetry.io/otel/baggage":                     true,
	"go.opentelemetry.io/otel/log":                         true,
	"github.com/opentracing/opentracing-go":                true,
	"go.opencensus.io/stats":                               true,
	"go.opencensus.io/tag":                                 true,
	"go.opencensus.io/trace":                               true,
	"github.com/prometheus/client_golang/prometheus":       true,
	"google.golang.org/grpc/metadata":                      true,
	"google.golang.org/grpc/grpclog":                       true,
	"github.com/hashicorp/go-hclog":                        true,
	"cloud.google.com/go/logging":                          true,
	"github.com/grpc-ecosystem/go-grpc-middleware/logging": true,
}

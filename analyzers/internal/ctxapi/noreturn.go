package ctxapi

import "go/types"

// noReturn lists functions outside the module that never return to their
// caller: paths that end in one of them leave no duty behind.
var noReturn = map[string]bool{
	"os.Exit":                                                    true,
	"runtime.Goexit":                                             true,
	"syscall.Exit":                                               true,
	"log.Fatal":                                                  true,
	"log.Fatalf":                                                 true,
	"log.Fatalln":                                                true,
	"log.Panic":                                                  true,
	"log.Panicf":                                                 true,
	"log.Panicln":                                                true,
	"(*log.Logger).Fatal":                                        true,
	"(*log.Logger).Fatalf":                                       true,
	"(*log.Logger).Fatalln":                                      true,
	"(*log.Logger).Panic":                                        true,
	"(*log.Logger).Panicf":                                       true,
	"(*log.Logger).Panicln":                                      true,
	"(*testing.common).Fatal":                                    true,
	"(*testing.common).Fatalf":                                   true,
	"(*testing.common).FailNow":                                  true,
	"(*testing.common).Skip":                                     true,
	"(*testing.common).Skipf":                                    true,
	"(*testing.common).SkipNow":                                  true,
	"(testing.TB).Fatal":                                         true,
	"(testing.TB).Fatalf":                                        true,
	"(testing.TB).FailNow":                                       true,
	"(testing.TB).Skip":                                          true,
	"(testing.TB).Skipf":                                         true,
	"(testing.TB).SkipNow":                                       true,
	"(*go.uber.org/zap.Logger).Fatal":                            true,
	"(*go.uber.org/zap.Logger).Panic":                            true,
	"(*go.uber.org/zap.SugaredLogger).Fatal":                     true,
	"(*go.uber.org/zap.SugaredLogger).Fatalf":                    true,
	"(*go.uber.org/zap.SugaredLogger).Fatalw":                    true,
	"(*go.uber.org/zap.SugaredLogger).Panic":                     true,
	"(*go.uber.org/zap.SugaredLogger).Panicf":                    true,
	"github.com/sirupsen/logrus.Fatal":                           true,
	"github.com/sirupsen/logrus.Fatalf":                          true,
	"github.com/sirupsen/logrus.Fatalln":                         true,
	"github.com/sirupsen/logrus.Panic":                           true,
	"github.com/sirupsen/logrus.Panicf":                          true,
	"(*github.com/sirupsen/logrus.Entry).Fatal":                  true,
	"(*github.com/sirupsen/logrus.Entry).Fatalf":                 true,
	"(*github.com/sirupsen/logrus.Logger).Fatal":                 true,
	"(*github.com/sirupsen/logrus.Logger).Fatalf":                true,
	"k8s.io/klog/v2.Fatal":                                       true,
	"k8s.io/klog/v2.Fatalf":                                      true,
	"k8s.io/klog/v2.Fatalln":                                     true,
	"k8s.io/klog/v2.Exit":                                        true,
	"k8s.io/klog/v2.Exitf":                                       true,
	"k8s.io/klog/v2.FlushAndExit":                                true,
	"github.com/onsi/ginkgo.Fail":                                true,
	"github.com/onsi/ginkgo.Skip":                                true,
	"github.com/onsi/ginkgo/v2.AbortSuite":                       true,
	"github.com/onsi/ginkgo/v2.Fail":                             true,
	"github.com/onsi/ginkgo/v2.Skip":                             true,
	"github.com/stretchr/testify/require.Fail":                   true,
	"github.com/stretchr/testify/require.Failf":                  true,
	"github.com/stretchr/testify/require.FailNow":                true,
	"github.com/stretchr/testify/require.FailNowf":               true,
	"(*github.com/stretchr/testify/require.Assertions).Fail":     true,
	"(*github.com/stretchr/testify/require.Assertions).Failf":    true,
	"(*github.com/stretchr/testify/require.Assertions).FailNow":  true,
	"(*github.com/stretchr/testify/require.Assertions).FailNowf": true,
	"(github.com/stretchr/testify/require.TestingT).FailNow":     true,
}

// NoReturn reports whether calls of fn never return.
func (api *API) NoReturn(fn *types.Func) bool {
	return noReturn[key(fn)]
}

// wantsPanic lists assertions that a function panics.
var wantsPanic = map[string]bool{
	"github.com/stretchr/testify/assert.Panics":           true,
	"github.com/stretchr/testify/assert.PanicsWithValue":  true,
	"github.com/stretchr/testify/assert.PanicsWithError":  true,
	"github.com/stretchr/testify/require.Panics":          true,
	"github.com/stretchr/testify/require.PanicsWithValue": true,
	"github.com/stretchr/testify/require.PanicsWithError": true,
}

// WantsPanic reports whether fn, by the table, runs a function to see it panic.
func (api *API) WantsPanic(fn *types.Func) bool { return wantsPanic[key(fn)] }

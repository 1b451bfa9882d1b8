// Package runs asks of each literal when it runs.
package runs

import (
	"regexp"
	"slices"
	"sync"
	"time"
)

func calls(f func())             { f() }
func starts(f func())            { go f() }
func keeps(f func())             { kept = f }
func unknown(f func())           { later(f) }
func retry(f func() error) error { return dynamic(f) }

var (
	kept    func()
	later   func(func())
	dynamic func(func() error) error
)

func literals(pattern *regexp.Regexp, wg, alone *sync.WaitGroup) func() {
	func() {}()                                                         // want "now"
	defer func() {}()                                                   // want "exit"
	go func() {}()                                                      // want "beside"
	calls(func() {})                                                    // want "now"
	starts(func() {})                                                   // want "beside"
	keeps(func() {})                                                    // want "later"
	slices.SortFunc([]int{}, func(a, b int) int { return 0 })           // want "now"
	pattern.ReplaceAllStringFunc("", func(string) string { return "" }) // want "now"
	time.AfterFunc(time.Second, func() {})                              // want "later"
	go func() {                                                         // want "joined"
		defer wg.Done()
	}()
	go func() { // want "beside"
		defer alone.Done()
	}()
	wg.Wait()
	kept = func() {} // want "later"
	return func() {} // want "later"
}

func held() {
	once := func() {} // want "now"
	once()
	var again func(int)
	again = func(n int) { // want "now"
		again(n - 1)
	}
	again(2)
	given := func() {} // want "now"
	calls(given)
	spawned := func() {} // want "beside"
	go spawned()
	deferred := func() {} // want "exit"
	defer deferred()
	both := func() {} // want "beside"
	both()
	go both()
	stored := func() {} // want "later"
	keeps(stored)
	inside := func() {} // want "beside"
	go func() {         // want "beside"
		inside()
	}()
	other := func() {} // want "sometime"
	other = func() {}  // want "now"
	other()
	dynamic(func() error { return nil }) // want "now, assuming dynamic runs the function that it is given before it returns"
	later(func() {})                     // want "sometime"
}

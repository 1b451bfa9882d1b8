package callback

import (
	"sort"
	"sync"
	"time"
)

func now(f func()) { f() } // want now:"^calls=1$"

func deferred(f func()) { defer f() } // want deferred:"^calls=1$"

func spawned(f func()) { go f() } // want spawned:"^spawns=1$"

var hook func()

func kept(f func()) { hook = f } // want kept:"^keeps=1$"

func inner(f func()) { func() { f() }() } // want inner:"^calls=1$"

func goroutine(f func()) { go func() { f() }() } // want goroutine:"^spawns=1$"

func stored(f func()) { hook = func() { f() } } // want stored:"^keeps=1$"

func nowFurther(f func()) { now(f) } // want nowFurther:"^calls=1$"

func spawnedFurther(f func()) { spawned(f) } // want spawnedFurther:"^spawns=1$"

func keptFurther(f func()) { kept(f) } // want keptFurther:"^keeps=1$"

func literalNow(f func()) { now(func() { f() }) } // want literalNow:"^calls=1$"

func literalSpawned(f func()) { spawned(func() { f() }) } // want literalSpawned:"^spawns=1$"

// By the table of known callbacks.
func sorts(xs []int, less func(i, j int) bool) { sort.Slice(xs, less) } // want sorts:"^calls=10 repeats=10$"

func group(wg *sync.WaitGroup, f func()) { wg.Go(f) } // want group:"^spawns=10$"

func timer(f func()) { time.AfterFunc(time.Second, f) } // want timer:"^keeps=1$"

func dropped(f func()) {} // want dropped:"^drops=1$"

func blocksNow(ch chan int) { // want blocksNow:"^blocks stays$"
	now(func() { <-ch })
}

func blocksElsewhere(ch chan int) { // want blocksElsewhere:"^stays$"
	spawned(func() { <-ch })
}

// Package closer holds loops on goroutines of objects that somebody closes.
package closer

import (
	"log"
	"net/http"
	"os"
	"sync"
	"time"
)

type cache struct {
	mu   sync.Mutex
	file *os.File
	stop chan struct{}
	m    map[string]int
}

func (c *cache) Close() error { return c.file.Close() }

func (c *cache) save() { log.Print(len(c.m)) }

// What the constructor returns has a Close, and the goroutine works with it.
func newCache() *cache {
	c := &cache{}
	go func() {
		for range time.NewTicker(time.Minute).C { // want `this loop never exits and watches nothing, so its goroutine keeps running after cache\.Close; select in it on a context that is canceled then; assuming cache\.Close is meant to stop the loop`
			c.save()
		}
	}()
	return c
}

func (c *cache) start() {
	go c.run()
}

func (c *cache) run() {
	for { // want `this loop never exits and watches nothing, so its goroutine keeps running after cache\.Close`
		c.save()
		time.Sleep(time.Minute)
	}
}

// It is given to the goroutine.
func newGiven() *cache {
	c := &cache{}
	go func(given *cache) {
		for { // want `this loop never exits and watches nothing`
			given.save()
			time.Sleep(time.Minute)
		}
	}(c)
	return c
}

// It can be stopped.
func (c *cache) stops() {
	go func() {
		for {
			select {
			case <-c.stop:
				return
			case <-time.After(time.Minute):
			}
			c.save()
		}
	}()
}

// It runs where it is called.
func (c *cache) here() {
	for {
		c.save()
		time.Sleep(time.Minute)
	}
}

// It is called as well.
func (c *cache) both() {
	go c.either()
	c.either()
}

func (c *cache) either() {
	for {
		c.save()
		time.Sleep(time.Minute)
	}
}

// It does nothing with what is closed.
func newApart() *cache {
	go func() {
		for range time.NewTicker(time.Minute).C {
			log.Print("alive")
		}
	}()
	return &cache{}
}

type table struct{ m map[string]int }

// Nobody can end one.
func newTable() *table {
	t := &table{}
	go func() {
		for {
			log.Print(len(t.m))
			time.Sleep(time.Minute)
		}
	}()
	return t
}

type embeds struct{ *cache }

// What it embeds has a Close, it has none.
func (e embeds) start() {
	go func() {
		for {
			e.save()
			time.Sleep(time.Minute)
		}
	}()
}

// Another package's may be closed as well.
func serve(h http.Handler) *http.Server {
	s := &http.Server{Handler: h}
	go func() {
		for { // want `this loop never exits and watches nothing, so its goroutine keeps running after Server\.(Close|Shutdown)`
			log.Print(s.Addr)
			time.Sleep(time.Minute)
		}
	}()
	return s
}

var _, _, _, _, _ = newCache, newGiven, newApart, newTable, serve

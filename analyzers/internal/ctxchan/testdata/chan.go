package p

func sink(chan int)

var global chan int

func captured() { // ch cap 0 escapes false: send@1 receive@0
	ch := make(chan int)
	go func() { ch <- 1 }()
	<-ch
}

func buffered() { // ch cap 2 escapes false: send@0 measure@0 receive@0
	ch := make(chan int, 2)
	ch <- 1
	_ = len(ch)
	v, ok := <-(ch)
	_, _ = v, ok
}

func sized(n int) { // ch cap -1 escapes false: send@0
	ch := make(chan int, n)
	ch <- 1
}

func selected(other chan int) { // ch cap 0 escapes false: receive@0select send@0select
	var ch = make(chan int)
	select {
	case v := <-ch:
		_ = v
	case ch <- 1:
	case <-other:
	}
}

func argument() { // ch cap 0 escapes false: range@param close@1param
	ch := make(chan int)
	go work(ch)
	func(c chan int) { close(c) }(ch)
}

func work(c <-chan int) {
	for range c {
	}
}

func Returned() chan int { // ch cap 0 escapes true:
	ch := make(chan int)
	return ch
}

// Who calls an unexported function is in view.
func returned() chan int { // ch cap 0 escapes false: receive@0
	ch := make(chan int)
	return ch
}

func caller() {
	in := returned()
	<-in
}

func results() (ch <-chan int, err error) { // made cap 0 escapes false: range@0 receive@0
	made := make(chan int)
	ch = made
	return
}

func callers() {
	ch, err := results()
	for range ch {
	}
	other, _ := results()
	<-other
	_ = err
}

func used() chan int { // ch cap 0 escapes true:
	ch := make(chan int)
	return ch
}

var value = used

type doer interface{ do() chan int }

type impl struct{}

func (impl) do() chan int { // ch cap 0 escapes false: receive@0
	ch := make(chan int)
	return ch
}

func dispatch(d doer) { <-d.do() }

func stored() { // ch cap 0 escapes false:
	ch := make(chan int)
	global = ch
}

func alias() func() { // ch cap 0 escapes false: receive@1 send@1
	ch := make(chan int)
	other := (<-chan int)(ch)
	go func() { ch <- 1 }()
	return func() { <-other }
}

func strange(other chan int) { // ch cap 0 escapes true: receive@0
	ch := make(chan int)
	in := ch
	if other != nil {
		in = other
	}
	<-in
}

func literal() { // ch cap 0 escapes false: send@1 receive@1param
	ch := make(chan int)
	await := func(c chan int) { <-c }
	go func() { ch <- 1 }()
	await(ch)
}

func elements(n int) { // workers cap 8 escapes false: range@1 send@0 close@0
	workers := make([]chan int, n)
	for i := range n {
		workers[i] = make(chan int, 8)
		go func() {
			for range workers[i] {
			}
		}()
	}
	workers[n%2] <- 1
	for _, w := range workers {
		close(w)
	}
}

func appended() { // one cap 1 escapes false: send@0
	one := make(chan int, 1)
	var all []chan int
	all = append(all, one)
	for _, c := range all {
		c <- 1
	}
}

type server struct{ requests chan chan int }

func newServer() *server { return &server{make(chan chan int)} }

// What is sent over a channel goes to who receives it there.
func (s *server) request() int { // reply cap 0 escapes false: send@0 receive@0
	reply := make(chan int)
	s.requests <- reply
	return <-reply
}

func (s *server) serve() {
	for {
		select {
		case r := <-s.requests:
			r <- 1
		}
	}
}

func passed() { // ch cap 0 escapes true:
	ch := make(chan int)
	sink(ch)
}

func addressed() { // ch cap 0 escapes true:
	ch := make(chan int)
	p := &ch
	_ = p
}

func reassigned() { // ch cap 0 escapes false: send@0
	ch := make(chan int)
	ch <- 1
	ch = nil
}

func remade() { // ch cap 0 escapes true: send@0
	ch := make(chan int)
	ch <- 1
	ch = make(chan int)
}

func sent(to chan chan int) { // ch cap 0 escapes true:
	ch := make(chan int)
	to <- ch
}

func spread() { // ch cap 0 escapes true:
	ch := make(chan int)
	many(ch)
}

func many(chs ...chan int) {}

func recursive() { // ch cap 0 escapes true: receive@param
	ch := make(chan int)
	again(ch)
}

func again(c chan int) {
	<-c
	again(c)
}

func compared() { // ch cap 0 escapes false: measure@0
	ch := make(chan int)
	_ = ch == nil
}

// A function that returns what it has from itself is followed once.
func upward() {
	<-redial(3)
}

func redial(n int) chan int { // ch cap 0 escapes false: send@1 receive@0
	if n > 0 {
		return redial(n - 1)
	}
	ch := make(chan int)
	go func() { ch <- n }()
	return ch
}

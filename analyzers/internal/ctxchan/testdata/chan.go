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

func returned() chan int { // ch cap 0 escapes true:
	ch := make(chan int)
	return ch
}

func stored() { // ch cap 0 escapes true:
	ch := make(chan int)
	global = ch
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

func reassigned() { // ch cap 0 escapes true: send@0
	ch := make(chan int)
	ch <- 1
	ch = nil
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

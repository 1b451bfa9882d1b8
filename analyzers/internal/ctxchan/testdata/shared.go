package p

type pool struct {
	work   chan int      // work cap -1 escapes false: receive@1select measure@0 send@0
	quit   chan struct{} // quit cap 0 escapes false: receive@1select close@0
	given  chan int      // given cap -1 escapes true:
	out    chan int      // out cap 0 escapes false: send@0
	passed chan int      // passed cap 1 escapes false: range@param
	sizes  chan int      // sizes cap -1 escapes false: send@0
	Public chan int
}

var queue = make(chan int, 4) // queue cap 4 escapes false: receive@0

var unset chan int // unset cap -1 escapes true: send@0

func newPool(n int, given chan int) *pool {
	p := &pool{work: make(chan int, n), given: given, out: make(chan int), sizes: make(chan int)}
	p.quit = make(chan struct{})
	p.passed = make(chan int, 1)
	return p
}

func (p *pool) start() {
	go func() {
		for {
			select {
			case <-p.work:
			case <-p.quit:
				return
			}
		}
	}()
	go drain(p.passed)
}

func drain(c chan int) {
	for range c {
	}
}

func (p *pool) submit(n int) {
	if cap(p.work) > 0 {
		(p.work) <- n
	}
	<-queue
	unset <- n
}

func (p *pool) stop() { close(p.quit) }

func (p *pool) Results() <-chan int {
	p.out <- 1
	return p.out
}

func (p *pool) resize() {
	p.sizes = make(chan int, 8)
	p.sizes <- 1
	p.sizes = nil
}

type requests struct {
	all     []chan int // all cap 1 escapes false: send@0
	unkeyed chan int   // unkeyed cap 3 escapes false: receive@0
	foreign chan int   // foreign cap -1 escapes true:
}

func (r *requests) add() <-chan int {
	one := make(chan int, 1)
	r.all = append(r.all, one)
	return one
}

func (r *requests) answer() {
	for _, c := range r.all {
		c <- 1
	}
	r.all = nil
}

func newRequests(c chan int) {
	r := &requests{nil, make(chan int, 3), c}
	<-r.unkeyed
}

type box[T any] struct {
	in chan T // in cap 0 escapes false: send@0 receive@0
}

func newBox[T any]() *box[T] { return &box[T]{in: make(chan T)} }

func (b *box[T]) put(v T) { b.in <- v }

func get(b *box[int]) int { return <-b.in }

package oracle

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// A generator writes the functions of one program. Its grammar is the methods: each
// writes one of the ways to do a thing, and calls others for its parts.
type generator struct {
	*rand.Rand
	out   strings.Builder
	names int
	depth int
}

// generate returns the source of a program with n cases, and the line that
// each begins on.
func generate(seed uint64, n int) (source string, lines []int) {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	g.out.WriteString("package main\n\nimport (\n\t\"context\"\n\t\"sync\"\n\t\"time\"\n)\n\nvar (\n\t_ sync.Mutex\n\t_ time.Duration\n)\n")
	for i := range n {
		g.out.WriteString("\n")
		lines = append(lines, 1+strings.Count(g.out.String(), "\n"))
		g.write("func case%d(ctx context.Context) error {", i)
		for range 1 + g.IntN(3) {
			g.statement("ctx")
		}
		g.write("return nil\n}")
	}
	g.out.WriteString("\nvar cases = []func(context.Context) error{")
	for i := range n {
		fmt.Fprintf(&g.out, "case%d, ", i)
	}
	g.out.WriteString("}\n")
	return g.out.String(), lines
}

func (g *generator) write(format string, args ...any) {
	fmt.Fprintf(&g.out, format+"\n", args...)
}

func (g *generator) name(kind string) string {
	g.names++
	return fmt.Sprintf("%s%d", kind, g.names)
}

// pick writes one of some alternatives.
func (g *generator) pick(ways ...func()) { ways[g.IntN(len(ways))]() }

func (g *generator) nothing() {}

// statement does something while ctx is in scope.
func (g *generator) statement(ctx string) {
	if g.depth > 2 {
		g.work(ctx)
		return
	}
	g.depth++
	defer func() { g.depth-- }()
	g.pick(
		func() { g.work(ctx) },
		func() { g.derived(ctx) },
		func() { g.derived(ctx) },
		func() { g.goroutine(ctx) },
		func() { g.channel(ctx) },
		func() { g.loop(ctx) },
		func() { g.cleanup(ctx) },
		func() {
			g.write("if flip(%d) {", g.IntN(2))
			g.statement(ctx)
			g.write("}")
		},
	)
}

// work calls something that takes a while and heeds its context.
func (g *generator) work(ctx string) {
	under := ctx
	if g.IntN(6) == 0 {
		under = "context.Background()"
	}
	g.pick(
		func() { g.write("_ = work(%s, short)", under) },
		func() { g.write("if err := work(%s, short); err != nil {\nreturn err\n}", under) },
		func() { g.write("if err := work(%s, long); err != nil {\nreturn err\n}", under) },
	)
}

// derived makes a context and cancels it, somewhere.
func (g *generator) derived(ctx string) {
	own, cancel := g.name("ctx"), g.name("cancel")
	g.pick(
		func() { g.write("%s, %s := context.WithCancel(%s)", own, cancel, ctx) },
		func() { g.write("%s, %s := context.WithTimeout(%s, time.Minute)", own, cancel, ctx) },
	)
	defer g.used(own, g.out.Len())
	inside := func() { g.statement(own) }
	g.pick(
		func() { g.write("defer %s()", cancel); inside() },
		func() { g.write("defer %s()", cancel); inside() },
		func() { inside(); g.write("%s()", cancel) },
		func() { g.write("%s()", cancel); inside() },
		func() { g.write("if flip(%d) {\nreturn nil\n}", g.IntN(2)); inside(); g.write("%s()", cancel) },
		func() { g.write("_ = %s", cancel); inside() },
		func() { g.write("go func() {\n<-%s.Done()\n}()", own); g.write("defer %s()", cancel) },
		func() {
			g.write("if err := work(%s, short); err != nil {\n%s()\nreturn err\n}", own, cancel)
			g.pick(func() { g.write("%s()", cancel) }, g.nothing)
		},
	)
}

// used makes the text that follows compile if it does not use a variable.
func (g *generator) used(name string, from int) {
	if !regexp.MustCompile(`\b` + name + `\b`).MatchString(g.out.String()[from:]) {
		g.write("_ = %s", name)
	}
}

// goroutine starts work, and may wait for it.
func (g *generator) goroutine(ctx string) {
	wg := g.name("wg")
	waits := g.IntN(2) == 0
	if waits {
		g.write("var %s sync.WaitGroup", wg)
		g.write("%s.Go(func() {", wg)
	} else {
		g.write("go func() {")
	}
	g.pick(
		func() { g.write("_ = work(%s, long)", ctx) },
		func() { g.write("<-%s.Done()", ctx) },
		func() { g.write("for {\n_ = work(%s, short)\nif %s.Err() != nil {\nreturn\n}\n}", ctx, ctx) },
		func() { g.write("time.Sleep(short)\n_ = work(%s, short)", ctx) },
	)
	if waits {
		g.write("})\n%s.Wait()", wg)
	} else {
		g.write("}()")
	}
}

// channel has somebody at the other end, or nobody.
func (g *generator) channel(ctx string) {
	ch := g.name("ch")
	g.write("%s := make(chan int%s)", ch, []string{"", ", 1"}[g.IntN(2)])
	send, receive := ch+" <- 1", "<-"+ch
	if g.IntN(2) == 0 {
		send, receive = receive, send
	}
	g.pick(
		func() { g.write("go func() {\n_ = work(%s, short)\n%s\n}()", ctx, send) },
		func() { g.write("go func() {\nif work(%s, short) == nil {\n%s\n}\n}()", ctx, send) },
		g.nothing,
	)
	g.pick(
		func() { g.write("%s", receive) },
		func() { g.write("select {\ncase %s:\ncase <-%s.Done():\nreturn %s.Err()\n}", receive, ctx, ctx) },
		func() { g.write("select {\ncase %s:\ncase <-time.After(long):\n}", receive) },
	)
}

// loop goes round until something happens, or for good.
func (g *generator) loop(ctx string) {
	i, tick := g.name("i"), g.name("tick")
	g.pick(
		func() { g.write("for range %d {\ntime.Sleep(short)\n}", 2+g.IntN(400)) },
		func() { g.write("for %s := range 3 {\n_ = %s\n_ = work(%s, short)\n}", i, i, ctx) },
		func() { g.write("for {\nif err := work(%s, short); err == nil {\nbreak\n}\n}", ctx) },
		func() { g.write("for {\nif err := work(%s, short); err == nil {\nbreak\n}\ntime.Sleep(short)\n}", ctx) },
		func() {
			end := []string{"return " + ctx + ".Err()", "break", ""}[g.IntN(3)]
			g.write("%s := time.NewTicker(short)\ndefer %s.Stop()", tick, tick)
			g.write("for {\nselect {\ncase <-%s.Done():\n%s\ncase <-%s.C:\nif flip(%d) {\nreturn nil\n}\n}\n}", ctx, end, tick, g.IntN(2))
		},
	)
}

// cleanup is done when the function ends, perhaps too late.
func (g *generator) cleanup(ctx string) {
	own, cancel := g.name("ctx"), g.name("cancel")
	order := []func(){
		func() { g.write("defer %s()", cancel) },
		func() { g.write("defer func() {\n_ = work(%s, short)\n}()", own) },
	}
	g.Shuffle(2, func(i, j int) { order[i], order[j] = order[j], order[i] })
	g.write("%s, %s := context.WithTimeout(%s, time.Minute)", own, cancel, ctx)
	defer g.used(own, g.out.Len())
	for _, f := range order {
		f()
	}
	g.pick(func() { g.work(own) }, func() { g.statement(own) })
}

// Package ctxsignal reports programs that swallow a second interrupt.
//
// # Analyzer ctxsignal
//
// ctxsignal: a second interrupt that is swallowed
//
// What it finds: use of the signal package that makes a program deaf to
// signals while it shuts down.
//
// stop (strict): the stop function of signal.NotifyContext is called only by
// defer, and the function, or one of the package that it gives the context to,
// waits for work in flight when the context is done. Until stop is called,
// signals are caught, and only the first one has an effect. What proves it: every use
// of stop is in view, and the wait comes after the end of the context on the way to
// the return. That somebody will press a second time is why it is strict.
//
// Why it matters: whoever presses Ctrl-C a second time wants the program to end
// now, because the drain hangs. It does not end until the drain does; what is left
// is kill -9.
//
// Example:
//
//	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
//	defer stop() // bad: after the drain
//	<-ctx.Done()
//	srv.Shutdown(context.Background())
//
//	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
//	defer stop()
//	<-ctx.Done()
//	stop() // good: the next interrupt ends the process
//	srv.Shutdown(context.Background())
//
// When it is silent: stop is called, or given to anything, besides its defer, as
// in context.AfterFunc(ctx, stop); the package uses signal.Notify, Ignore or Reset,
// which may be its own way to treat a second signal; nothing waits once the
// context is done.
//
// Fix: suggested: context.AfterFunc(ctx, stop) after the context is made.
package ctxsignal

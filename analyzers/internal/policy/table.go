package policy

// table is the policy of the suite. A rule that falls below the bar of its
// tier on real projects moves here, and only here.
var table = []Rule{
	{Name: "ctxleak", Since: "0.1.0", Categories: []Category{
		{"discarded", Default, Safe, "the cancel function is thrown away"},
		{"path", Default, Safe, "some path to the end of the function does not call the cancel function"},
		{"overwritten", Default, NoFix, "the cancel function is overwritten before it was called"},
		{"dropped", Default, NoFix, "the cancel function is handed to code that drops it"},
		{"field", Default, NoFix, "the cancel function is stored where no code calls it"},
		{"errpath", Default, NoFix, "a constructor's error path forgets the cancel that its success path stores"},
		{"result", Default, NoFix, "the derived context is thrown away as a whole"},
		{"owner", Strict, NoFix, "a value that holds the cancel function is forgotten"},
	}},
	{Name: "ctxdefer", Since: "0.1.0", Categories: []Category{
		{"loop", Default, Suggested, "a deferred cancel piles up in a loop"},
		{"notdeferred", Style, Suggested, "a panic or early return can skip the cancel"},
	}},
	{Name: "ctxroot", Since: "0.1.0", Categories: []Category{
		{"root", Default, Suggested, "a fresh root where a context is at hand"},
		{"callee", Default, Suggested, "a function makes a root although every caller has a context"},
		{"library", Strict, NoFix, "an exported function makes a root although every caller here has a context"},
		{"chain", Strict, NoFix, "a function makes a root although every way to it has a context, some calls up"},
		{"owner", Strict, NoFix, "a method makes a root although its receiver owns a context"},
		{"request", Default, Suggested, "a fresh root where a request, stream or command is at hand"},
		{"overwrite", Default, Suggested, "the context parameter is overwritten by a root"},
		{"values", Strict, Suggested, "detached work loses the caller's values"},
	}},
	{Name: "ctxkey", Since: "0.1.0", Categories: []Category{
		{"builtin", Default, Safe, "a key that other packages can collide with"},
		{"mismatch", Default, NoFix, "a key is stored under one type and looked up under another"},
		{"valuetype", Default, NoFix, "a lookup asserts a type that is never stored"},
		{"panics", Default, NoFix, "a key that makes WithValue panic"},
		{"pointer", Default, NoFix, "a key that points to a zero-size value"},
		{"exported", Style, NoFix, "an exported key instead of accessor functions"},
	}},
	{Name: "ctxfirst", Since: "0.1.0", Categories: []Category{
		{"order", Default, Suggested, "the context is not the first parameter"},
		{"apart", Style, Suggested, "a second context stands apart from the first"},
		{"name", Default, Safe, "the context parameter has an unusual name"},
		{"unusedname", Style, Safe, "a context parameter that nothing uses has an unusual name"},
		{"pointer", Default, NoFix, "a pointer to a context"},
	}},
	{Name: "ctxfield", Since: "0.1.0", Categories: []Category{
		{"stored", Default, NoFix, "a context stored where it outlives its call"},
		{"mixed", Default, Suggested, "a method uses the stored context instead of its parameter"},
		{"request", Default, NoFix, "a constructor stores a context that ends with the call"},
	}},
	{Name: "ctxvalue", Since: "0.1.0", Categories: []Category{
		{"assertion", Default, Suggested, "a lookup that panics when the value is missing"},
		{"published", Strict, Suggested, "the same under an exported key, whose owner may promise the value"},
		{"test", Strict, Suggested, "the same in a test, which the panic merely fails"},
	}},
	{Name: "ctxcleanup", Since: "0.1.0", Categories: []Category{
		{"done", Default, Suggested, "a dead context given to work that observes it"},
		{"deferorder", Default, Suggested, "a deferred call runs after its context was cancelled"},
		{"errpath", Default, Suggested, "cleanup uses the context whose end may be its cause"},
		{"unbounded", Strict, NoFix, "a blocking shutdown without a deadline"},
	}},
	{Name: "ctxloop", Since: "0.1.0", Categories: []Category{
		{"endless", Default, NoFix, "an endless loop that nothing can stop"},
		{"sleep", Default, Suggested, "a sleep that ignores the context"},
		{"pause", Strict, Suggested, "a sleep outside of loops that ignores the context"},
		{"poll", Default, NoFix, "Done is polled between waits that cannot be interrupted"},
		{"retry", Default, NoFix, "a retry loop that ignores the end of its context"},
		{"long", Strict, NoFix, "a loop of blocking calls that never checks the context"},
	}},
	{Name: "ctxbag", Since: "0.1.0", Categories: []Category{
		{"value", Strict, NoFix, "a context value that should be a parameter"},
		{"local", Strict, NoFix, "a value set and read within one package's direct calls"},
	}},
	{Name: "ctxearly", Since: "0.1.0", Categories: []Category{
		{"result", Default, NoFix, "a response, rows or the like is cancelled before the caller can read it"},
		{"context", Default, NoFix, "the derived context is returned and has ended"},
		{"closure", Default, NoFix, "a returned function works with a context that has ended"},
	}},
	{Name: "ctxescape", Since: "0.1.0", Categories: []Category{
		{"local", Default, Suggested, "a goroutine works with a context that its starter cancels"},
		{"request", Default, Suggested, "a goroutine works with a context that ends with the request"},
	}},
	{Name: "ctxgroup", Since: "0.1.0", Categories: []Category{
		{"afterwait", Default, Suggested, "a group's context used after Wait ended it"},
		{"discarded", Default, Suggested, "a group's context is dropped, and its goroutines take the parent"},
		{"outer", Default, Suggested, "a goroutine of a group works under the parent of the group's context"},
		{"err", Default, NoFix, "the error of a group's context hides the group's own"},
		{"nowait", Default, NoFix, "a group that is never waited for"},
		{"producer", Default, NoFix, "a producer that a failed group leaves blocked"},
	}},
	{Name: "ctxouter", Since: "0.1.0", Categories: []Category{
		{"ignored", Default, Suggested, "a callback ignores its own context and takes one from outside"},
		{"mixed", Strict, Suggested, "a callback uses its own context here and one from outside there"},
	}},
	{Name: "ctxlost", Since: "0.1.0", Categories: []Category{
		{"blank", Default, Safe, "a span's context is dropped while its parent goes to other work"},
		{"bracket", Strict, Suggested, "the same where the span is ended outright, and may only measure"},
		{"unused", Default, NoFix, "nothing uses a context that was given a cancel or a deadline"},
		{"discard", Default, Suggested, "a derived context is thrown away as a whole"},
	}},
	{Name: "ctxshared", Since: "0.1.0", Categories: []Category{
		{"shared", Default, Suggested, "work that callers share ends with the context of the first"},
	}},
	{Name: "ctxspin", Since: "0.1.0", Categories: []Category{
		{"spin", Default, Suggested, "a Done arm comes back to its select at once"},
		{"break", Default, Suggested, "a break in a Done arm leaves only the select"},
		{"range", Default, NoFix, "a loop over the Done channel never runs"},
		{"busy", Default, NoFix, "an empty default clause makes the loop spin"},
	}},
	{Name: "ctxonce", Since: "0.1.0", Categories: []Category{
		{"ticker", Default, Suggested, "a select on a ticker that runs once"},
		{"work", Default, Suggested, "a goroutine that serves one value of many"},
	}},
	{Name: "ctxsend", Since: "0.1.0", Categories: []Category{
		{"sender", Default, Safe, "a goroutine is left behind in a send"},
		{"receiver", Default, NoFix, "a goroutine is left behind in a receive"},
	}},
	{Name: "ctxnever", Since: "0.1.0", Categories: []Category{
		{"wait", Default, NoFix, "a wait for a context that never ends"},
		{"loop", Default, NoFix, "a loop that only the end of an endless context would stop"},
	}},
}

package ctxapi

import (
	"strings"
	"unicode"
)

// cleanupVerbs begin the names of functions that undo something. A name is all
// that tells a release from an acquire where the body is not known; functions
// of the module can say it by //ctxlint:cleanup, and the project of others in its
// vocabulary.
var cleanupVerbs = map[string]bool{
	"Release": true, "Unlock": true, "Rollback": true, "Abort": true, "Revoke": true,
	"Unregister": true, "Deregister": true, "Unmount": true, "Free": true, "Cleanup": true,
	"Destroy": true, "Terminate": true, "Delete": true, "Remove": true, "Unsubscribe": true,
	"Stop": true, "Close": true, "Shutdown": true, "Flush": true, "Unpublish": true, "Detach": true,
	"Teardown": true, "Tear": true, "Kill": true,
}

// endVerbs begin the names of functions that one calls when something is over.
// Unlike Delete or Remove, which are as often a request as a clean-up, they
// have to run to their end whatever became of the caller.
var endVerbs = map[string]bool{
	"Close": true, "Shutdown": true, "Stop": true, "Disconnect": true, "Flush": true, "Drain": true,
	"Release": true, "Unlock": true, "Rollback": true, "Abort": true, "Unregister": true,
	"Deregister": true, "Unmount": true, "Free": true, "Cleanup": true, "Terminate": true,
	"Unsubscribe": true,
}

// drainVerbs begin the names of functions that wait for work in flight.
var drainVerbs = map[string]bool{
	"Shutdown": true, "Close": true, "Stop": true, "Flush": true, "ForceFlush": true, "Drain": true,
}

// CleansUp reports whether a function's name begins with a clean-up verb.
func CleansUp(name string) bool { return cleanupVerbs[firstWord(name)] }

// Undoes is CleansUp for what is over with the function: to flush something is
// as often the work itself.
func Undoes(name string) bool { return CleansUp(name) && firstWord(name) != "Flush" }

// Closes reports whether a function's name begins with the verb for letting go
// of a handle.
func Closes(name string) bool { return firstWord(name) == "Close" }

// Ends reports whether a function's name begins with a verb for what is done
// when something is over.
func Ends(name string) bool { return endVerbs[firstWord(name)] }

// Drains reports whether a function's name begins with a verb that waits for
// work in flight.
func Drains(name string) bool {
	return drainVerbs[firstWord(name)] || strings.HasPrefix(name, "ForceFlush")
}

// destroyVerbs begin or end the names of functions that destroy or commit
// something: half of it is often worse than none or all. Of the judged findings
// about Delete and its like 6 of 14 were right, of those about Create, Update and
// Save 19 of 21: these are as good an answer for a caller as a read.
var destroyVerbs = map[string]bool{
	"Delete": true, "Remove": true, "Destroy": true, "Drop": true, "Purge": true, "Prune": true,
	"Truncate": true, "Wipe": true, "Vacuum": true, "Revoke": true, "Uninstall": true,
	"Commit": true, "Propose": true,
}

// Destroys reports whether a function's name begins or ends with a verb for what
// should be done as a whole or not at all.
func Destroys(name string) bool {
	last := name
	if i := strings.LastIndexFunc(name, unicode.IsUpper); i > 0 {
		last = name[i:]
	}
	return destroyVerbs[firstWord(name)] || destroyVerbs[last]
}

// firstWord returns the first word of a camel-case name, capitalised.
func firstWord(name string) string {
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) {
			runes = runes[:i]
			break
		}
	}
	if len(runes) == 0 {
		return ""
	}
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// beginVerbs begin the names of functions that set something going, for as
// long as the context lasts that they are given.
var beginVerbs = map[string]bool{
	"Start": true, "Run": true, "Serve": true, "Listen": true, "Init": true, "Initialize": true,
	"Setup": true, "Launch": true, "Watch": true, "Loop": true, "New": true, "Main": true,
}

// Begins reports whether a function's name begins with a verb for what is done
// once, when something begins.
func Begins(name string) bool { return beginVerbs[firstWord(name)] }

// registerVerbs begin the names of functions that keep a function for later.
var registerVerbs = map[string]bool{
	"Register": true, "Add": true, "On": true, "Set": true, "Handle": true, "Append": true, "Push": true,
	"Schedule": true, "Submit": true, "Enqueue": true, "Queue": true, "Subscribe": true, "Defer": true,
	"Hook": true, "Install": true, "Use": true, "Go": true, "Spawn": true, "Listen": true, "Serve": true,
}

// Registers reports whether a function's name begins with a verb for keeping
// what it is given for later.
func Registers(name string) bool { return registerVerbs[firstWord(name)] }

// stepVerbs begin the names of methods by which one piece of work goes on: of an
// iterator, a job, a request.
var stepVerbs = map[string]bool{
	"Next": true, "Do": true, "Step": true, "Read": true, "Recv": true, "Scan": true, "Token": true, "Execute": true, "Wait": true, "Send": true,
}

// Steps reports whether a method's name says that its receiver is a piece of work.
func Steps(name string) bool { return stepVerbs[firstWord(name)] }

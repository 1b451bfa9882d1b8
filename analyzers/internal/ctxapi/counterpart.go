package ctxapi

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// counterparts says which verb takes back what another one did.
var counterparts = map[string][]string{
	"delete":      {"create", "make", "add", "new", "put", "insert", "allocate", "provision", "save", "upload"},
	"remove":      {"create", "make", "add", "new", "put", "insert", "append", "install", "upload"},
	"destroy":     {"create", "make", "new", "allocate", "provision"},
	"drop":        {"create", "make", "add"},
	"unregister":  {"register"},
	"deregister":  {"register"},
	"unlock":      {"lock", "trylock"},
	"runlock":     {"rlock"},
	"release":     {"acquire", "lock", "reserve", "allocate", "claim", "lease", "hold", "take"},
	"unreserve":   {"reserve"},
	"unmount":     {"mount"},
	"umount":      {"mount"},
	"detach":      {"attach"},
	"unsubscribe": {"subscribe"},
	"unpublish":   {"publish"},
	"revoke":      {"grant", "issue"},
	"rollback":    {"begin", "start", "prepare"},
	"abort":       {"begin", "start", "initiate", "new", "create", "prepare"},
	"free":        {"alloc", "allocate", "reserve"},
	"teardown":    {"setup"},
	"stop":        {"start", "launch"},
	"kill":        {"start", "launch", "spawn", "create"},
	"terminate":   {"start", "launch", "spawn", "create"},
	"shutdown":    {"start", "launch"},
	"disable":     {"enable"},
	"enable":      {"disable"},
	"resume":      {"pause", "suspend"},
	"unpause":     {"pause"},
	"thaw":        {"freeze"},
	"unfreeze":    {"freeze"},
	"unlink":      {"link"},
	"disconnect":  {"connect"},
	"leave":       {"join"},
	"unassign":    {"assign"},
	"unbind":      {"bind"},
	"unpin":       {"pin"},
	"unblock":     {"block"},
}

// TakesBack reports whether by their names one function undoes what another one did:
// Register and Deregister, MakeBucket and DeleteBucket, Lock and Unlock. That is a word
// and no proof: what rests on it alone is assumed.
func TakesBack(undo, do string) bool {
	verb, object := counterpart(undo)
	for _, made := range counterparts[verb] {
		if rest, ok := afterVerb(do, made); ok && (rest == object || rest == "" || object == "") {
			return true
		}
	}
	return false
}

// counterpart splits a name that begins with a verb which takes something back
// from the name of what is taken.
func counterpart(name string) (verb, object string) {
	for verb := range counterparts {
		if object, ok := afterVerb(name, verb); ok {
			return verb, object
		}
	}
	return "", ""
}

// afterVerb returns what of a camel-case name follows a verb at its beginning. The
// verb may be written as two words: SetUp.
func afterVerb(name, verb string) (string, bool) {
	if len(name) < len(verb) || !strings.EqualFold(name[:len(verb)], verb) {
		return "", false
	}
	rest := name[len(verb):]
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && unicode.IsLower(r) {
		return "", false
	}
	return rest, true
}

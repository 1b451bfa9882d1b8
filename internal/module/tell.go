package module

import (
	"fmt"
	"strings"
)

// Tell says what the module knows of the claims that a finding needs, a sentence each,
// for people.
func (w *World) Tell(needs []Atom) (sentences []string) {
	for _, a := range needs {
		if a.Kind == Unshared {
			if w.Shares([]Atom{a}) {
				sentences = append(sentences, fmt.Sprintf("other packages store or look up values under %q as well, and would have to be changed with this one", a.Func))
			}
			continue
		}
		verdict := Open
		if w != nil {
			verdict = w.verdict(a)
		}
		name := short(a.Func)
		var said [3]string // by verdict
		switch a.Kind {
		case Called:
			said = [3]string{
				"that callers of %s have a context at hand is not known of all of them",
				"callers of %s have a context at hand that they could pass",
				"no caller of %s has a context at hand that ends",
			}
		case Ends:
			said = [3]string{
				"that a caller of %s passes a context which ends is taken for granted",
				"a caller of %s passes a context that ends",
				"no caller of %s passes a context that ever ends",
			}
		case Early:
			said = [3]string{
				"that a caller of %s passes a context which ends before the program does is taken for granted",
				"a caller of %s passes a context that ends before the program does",
				"no caller of %s passes a context that ends before the program does",
			}
		case Served:
			said = [3]string{
				"that a caller of %s passes the context of a request is not known",
				"a caller of %s passes the context of a request",
				"no caller of %s passes the context of a request",
			}
		case Waits:
			said = [3]string{
				"that %s returns early when its context is done is not known",
				"%s returns early when its context is done",
				"%s does not return early when its context is done, whatever implements it",
			}
		case Unframed:
			said = [3]string{
				"that no framework's context is given a value under %q is taken for granted",
				"no framework's context is given a value under %q",
				"a framework's context, which finds values under strings only, is given one under %q as well",
			}
			name = a.Func
		case Remote:
			sentences = append(sentences, [3]string{
				"that the database is on another machine is taken for granted",
				"the database may be on another machine",
				"the module imports drivers of databases within the process only",
			}[verdict])
			continue
		case Given:
			said = [3]string{
				"that a program hands in a context which ends through %s is not known",
				"a program hands in a context that ends through %s",
				"no program hands in a context that ends through %s",
			}
		}
		sentences = append(sentences, fmt.Sprintf(said[verdict], name))
	}
	return sentences
}

// short is a key without the path of its package: (*store.DB).Get.
func short(key string) string {
	i := strings.LastIndexByte(key, '/')
	if i < 0 {
		return key
	}
	prefix := ""
	for strings.HasPrefix(key[len(prefix):], "(") || strings.HasPrefix(key[len(prefix):], "*") {
		prefix += key[len(prefix) : len(prefix)+1]
	}
	return prefix + key[i+1:]
}

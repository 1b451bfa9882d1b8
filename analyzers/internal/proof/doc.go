// Package proof has no code but tests: those that hold the suite as a whole to
// what it promises, where a rule's own fixtures can't. That a finding is true,
// by the runtime's own word; that known bugs are found; that no two rules tell
// the same story; that cost grows with the code, and not faster.
package proof

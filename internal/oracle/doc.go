// Package oracle has a test that asks a program itself whether the suite is right
// about it. It composes small programs from a grammar of what people do with contexts, without
// knowing what a rule thinks of it, has the suite read them, and runs them: what a
// finding says will happen is seen to happen, or not to.
package oracle

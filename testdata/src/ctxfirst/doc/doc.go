package doc

import "context"

type User struct{}

// Bad.

func LoadUser(id int, ctx context.Context) (*User, error) { // want `context\.Context comes after id in LoadUser; make it the first parameter`
	return nil, ctx.Err()
}

// Good.

func FindUser(ctx context.Context, id int) (*User, error) {
	return nil, ctx.Err()
}

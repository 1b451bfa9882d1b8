package fixconst

import "context"

const userKey = "user"

const typedKey string = "typed"

// The keys of this package.
const (
	// groupKey is one of them.
	groupKey       = "group"
	longerGroupKey = "longer"
)

var variableKey = "variable"

const numberKey = 7

const (
	commentedKey = "commented" // with a comment, which gofmt would move
	other        = "other"     // likewise
)

// Used for something else as well.
const usedKey = "used"

func f(ctx context.Context) []any {
	ctx = context.WithValue(ctx, userKey, 1)        // want `key userKey`
	ctx = context.WithValue(ctx, typedKey, 1)       // want `key typedKey`
	ctx = context.WithValue(ctx, groupKey, 1)       // want `key groupKey`
	ctx = context.WithValue(ctx, longerGroupKey, 1) // want `key longerGroupKey`
	ctx = context.WithValue(ctx, variableKey, 1)    // want `key variableKey`
	ctx = context.WithValue(ctx, numberKey, 1)      // want `key numberKey`
	ctx = context.WithValue(ctx, commentedKey, 1)   // want `key commentedKey`
	ctx = context.WithValue(ctx, usedKey, 1)        // want `key usedKey`
	ctx = context.WithValue(ctx, "twin", 1)         // want `key "twin"`
	println(usedKey, other)
	return []any{
		ctx.Value(userKey), ctx.Value(typedKey), ctx.Value(groupKey), ctx.Value(longerGroupKey), ctx.Value(variableKey),
		ctx.Value(numberKey), ctx.Value(commentedKey), ctx.Value(usedKey), ctx.Value(twin),
	}
}

const twin = "twin"

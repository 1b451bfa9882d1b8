package generated

import "context"

func g(ctx context.Context) any {
	return ctx.Value("scopes") // the generator's key: stored in the other file
}

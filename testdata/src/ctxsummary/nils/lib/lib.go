package lib

import "context"

func Log(ctx context.Context, text string) { // want Log:"^nils=1$"
	if ctx == nil {
		ctx = context.Background()
	}
	_ = text
}

package alias

import "context"

type tenant interface{ Context() C }

// Without the root the import would be unused, so there is no fix.
func last(t tenant) error {
	return work(context.Background()) // want `although t\.Context\(\) has the context of tenant`
}

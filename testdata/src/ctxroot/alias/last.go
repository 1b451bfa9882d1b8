package alias

import "context"

type tenant interface{ Context() C }

// Without the root the import would be unused, so there is no fix.
func last(t tenant) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after t\.Context\(\) is canceled`
}

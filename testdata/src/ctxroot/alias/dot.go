package alias

import . "context"

func dot(ctx Context) error {
	return lookup(Background()) // want `lookup gets Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func dotSpawned(ctx Context) {
	go lookup(Background())
}

func dotLoad() error {
	return lookup(TODO())
}

func dotRun(ctx Context) error { return dotLoad() }

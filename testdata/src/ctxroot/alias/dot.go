package alias

import . "context"

func dot(ctx Context) error {
	return work(Background()) // want `work gets Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func dotSpawned(ctx Context) {
	go work(Background())
}

func dotLoad() error {
	return work(TODO())
}

func dotRun(ctx Context) error { return dotLoad() }

package alias

import . "context"

func dot(ctx Context) error {
	return work(Background()) // want `work gets Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func dotSpawned(ctx Context) {
	go work(Background()) // want `loses the values of ctx`
}

func dotLoad() error {
	return work(TODO()) // want `work may block forever, because it gets TODO\(\), which has no deadline and is never canceled.*assuming work sets no timeout itself`
}

func dotRun(ctx Context) error { return dotLoad() }

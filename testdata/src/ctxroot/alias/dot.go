package alias

import . "context"

func dot(ctx Context) error {
	return work(Background()) // want `because it gets a new Background although ctx is at hand`
}

func dotSpawned(ctx Context) {
	go work(Background()) // want `loses the values of ctx`
}

func dotLoad() error {
	return work(TODO()) // want `because dotLoad makes its own TODO`
}

func dotRun(ctx Context) error { return dotLoad() }

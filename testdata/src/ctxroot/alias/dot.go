package alias

import . "context"

func dot(ctx Context) error {
	return work(Background()) // want `because it gets a new Background although ctx is at hand`
}

func dotSpawned(ctx Context) {
	go work(Background()) // want `loses the values of ctx`
}

func dotLoad() error {
	return work(TODO()) // want `work may block forever: it gets a new TODO, which has neither a deadline nor somebody to cancel it.*assuming work sets no timeout itself`
}

func dotRun(ctx Context) error { return dotLoad() }

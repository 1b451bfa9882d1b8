package ctxfield

func (c *checker) mixed(o owner, f field) {}

package ctxfield

func (c *checker) request(o owner, f field) bool { return false }

func (c *checker) global(v field) {}

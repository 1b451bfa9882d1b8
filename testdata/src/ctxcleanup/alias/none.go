package alias

// The file imports nothing.
func none(ctx C, s store) error {
	if ctx.Err() != nil {
		return s.Save(ctx) // want `ctx has ended where the check on line \d+ holds`
	}
	return nil
}

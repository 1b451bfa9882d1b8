package field

func (p *portable) stop() { p.other() }

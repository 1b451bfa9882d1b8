package output

import (
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
)

// narrow is the least width that text is wrapped to.
const narrow = 40

// wrap breaks a text between words where the terminal would break it within.
// It starts in a column, counted from 0, and goes on behind an indentation.
func wrap(text string, column, limit int, indent string) string {
	if limit < narrow {
		return text
	}
	var b strings.Builder
	for i, word := range strings.Split(text, " ") {
		n := width(word)
		switch {
		case i == 0:
		case column+1+n > limit:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// Hyperlinks guesses from the environment whether the terminal knows links.
// There is no way to ask; FORCE_HYPERLINK decides where the guess is wrong.
//
// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
func Hyperlinks(getenv func(string) string) bool {
	if force := getenv("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	if getenv("TERM") == "dumb" || getenv("TMUX") != "" || getenv("STY") != "" {
		return false
	}
	switch getenv("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio":
		return true
	}
	switch getenv("TERM") {
	case "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm":
		return true
	}
	vte, _ := strconv.Atoi(getenv("VTE_VERSION"))
	return vte >= 5000 || getenv("WT_SESSION") != "" || getenv("KONSOLE_VERSION") != ""
}

// link makes a text a link.
func (p *printer) link(to, text string) string {
	if !p.Links || to == "" {
		return text
	}
	return "\x1b]8;;" + to + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// place is the address of a file.
func (p *printer) place(file string) string {
	name := filepath.FromSlash(file)
	if !filepath.IsAbs(name) {
		name = filepath.Join(p.Dir, name)
	}
	path := filepath.ToSlash(name)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

package config

import (
	"cmp"
	"slices"
)

// Nearest returns the candidate that is closest to word, or "" when none is
// near enough to be meant.
func Nearest(word string, candidates []string) string {
	if few := NearestFew(word, candidates, 1); len(few) > 0 {
		return few[0]
	}
	return ""
}

// NearestFew returns up to n candidates that are near enough to word to be
// meant, the closest first.
func NearestFew(word string, candidates []string, n int) []string {
	type scored struct {
		text     string
		distance int
	}
	var near []scored
	for _, c := range candidates {
		if d := distance(word, c); d < len(word)/3+2 {
			near = append(near, scored{c, d})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, c := range near[:min(n, len(near))] {
		out = append(out, c.text)
	}
	return out
}

// distance is Levenshtein's: insertions, deletions and substitutions.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

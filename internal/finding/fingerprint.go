package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Fingerprint hashes what identifies a finding whatever moves around it: the
// rule, the symbol that encloses it and the text that it marks, with blanks
// normalised. Neither file nor line take part, so that it survives both.
func Fingerprint(rule, category, pkg, symbol, text string) string {
	h := sha256.New()
	for _, s := range []string{rule, category, pkg, symbol, strings.Join(strings.Fields(text), " ")} {
		// A length before each part keeps ("a","bc") and ("ab","c") apart.
		h.Write([]byte(strconv.Itoa(len(s)) + ":" + s))
	}
	return hex.EncodeToString(h.Sum(nil)[:10])
}

// Number appends an ordinal to all but the first of equal fingerprints. The
// list is sorted; so the ordinals are stable while the equals keep their
// order.
func Number(list []Finding) {
	seen := map[string]int{}
	for i := range list {
		f := &list[i]
		seen[f.Fingerprint]++
		if n := seen[f.Fingerprint]; n > 1 {
			f.Fingerprint += "-" + strconv.Itoa(n)
		}
	}
}

package names

import (
	"regexp"
	"time"

	"github.com/dlclark/regexp2"
	"github.com/glenn-brown/golang-pkg-pcre/src/pkg/pcre"
)

// ruleid: go-redos
var words = regexp2.MustCompile("^(\\w+\\s?)+$", 0)

// ok: go-redos
var linear = regexp.MustCompile("^(\\w+\\s?)+$")

// ok: go-redos
var plain = regexp2.MustCompile("^\\w+$", 0)

func compile() {
	// ruleid: go-redos
	re, err := regexp2.Compile("^([a-z]+)+$", 0)
	_, _ = re, err
	// ruleid: go-redos
	use(pcre.MustCompile("(x+x+)+y", 0))
}

func limited() {
	// ok: go-redos
	re := regexp2.MustCompile("^(a+)+$", 0)
	re.MatchTimeout = time.Second
}

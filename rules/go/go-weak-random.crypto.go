package auth

import (
	"crypto/rand"
	"math/big"
)

func newSecret() (*big.Int, error) {
	// ok: go-weak-random
	return rand.Int(rand.Reader, big.NewInt(1<<62))
}

package auth

import (
	"math/rand"
	"strconv"
	"time"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

func newToken() string {
	b := make([]byte, 16)
	for i := range b {
		// ruleid: go-weak-random
		b[i] = letters[rand.Intn(len(letters))]
	}
	return string(b)
}

func GenerateOTP() string {
	// ruleid: go-weak-random
	return strconv.Itoa(rand.Intn(900000) + 100000)
}

func login() {
	// ruleid: go-weak-random
	sessionID := strconv.FormatInt(rand.Int63(), 16)
	_ = sessionID
}

func backoff() time.Duration {
	// ok: go-weak-random
	return time.Duration(rand.Intn(100)) * time.Millisecond
}

func shuffle(cards []string) {
	// ok: go-weak-random
	for i, j := range rand.Perm(len(cards)) {
		cards[i], cards[j] = cards[j], cards[i]
	}
}

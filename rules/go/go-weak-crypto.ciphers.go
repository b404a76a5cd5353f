package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
)

type User struct{ Password string }

func encrypt(key []byte) {
	// ruleid: go-weak-crypto
	block, err := des.NewCipher(key)
	_, _ = block, err
	// ruleid: go-weak-crypto
	stream, err := rc4.NewCipher(key)
	_ = stream
	// ok: go-weak-crypto
	safe, err := aes.NewCipher(key)
	// ok: go-weak-crypto
	gcm, err := cipher.NewGCM(safe)
	_ = gcm
}

func sign(key []byte) {
	// ruleid: go-weak-crypto
	_ = hmac.New(sha1.New, key)
	// ok: go-weak-crypto
	_ = hmac.New(sha256.New, key)
}

func keys() {
	// ruleid: go-weak-crypto
	_, _ = rsa.GenerateKey(rand.Reader, 1024)
	// ok: go-weak-crypto
	_, _ = rsa.GenerateKey(rand.Reader, 3072)
}

func store(user User, password string) {
	// ruleid: go-weak-crypto
	_ = md5.Sum([]byte(user.Password))
	// ruleid: go-weak-crypto
	_ = sha256.Sum256([]byte(password))
	// ruleid: go-weak-crypto
	_, _ = bcrypt.GenerateFromPassword([]byte(password), 4)
	// ok: go-weak-crypto
	_, _ = bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func etag(body []byte) {
	// ok: go-weak-crypto
	_ = md5.Sum(body)
}

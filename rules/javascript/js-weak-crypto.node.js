const crypto = require("crypto");
const bcrypt = require("bcrypt");
const { createCipheriv, pbkdf2Sync } = require("crypto");

function hashPassword(password) {
	// ruleid: js-weak-crypto, js-weak-hash
	return crypto.createHash("md5").update(password).digest("hex");
}

function hashUser(user) {
	// ruleid: js-weak-crypto
	return crypto.createHash("sha256").update(user.password + user.salt).digest("hex");
}

function encrypt(text, key) {
	// ruleid: js-weak-crypto
	const cipher = crypto.createCipheriv("aes-256-ecb", key, null);
	return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

function encryptOld(text, password) {
	// ruleid: js-weak-crypto
	const cipher = crypto.createCipher("aes-256-cbc", password);
	return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

const algorithm = "des-cbc";

function encryptDes(text, key, iv) {
	// ruleid: js-weak-crypto
	return createCipheriv(algorithm, key, iv).update(text);
}

function encryptFixedIv(text, key) {
	// ruleid: js-weak-crypto
	const cipher = crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16, 0));
	return cipher.update(text);
}

async function register(password) {
	// ruleid: js-weak-crypto
	return bcrypt.hash(password, 5);
}

function derive(password, salt) {
	// ruleid: js-weak-crypto
	return pbkdf2Sync(password, salt, 1000, 64, "sha512");
}

// ruleid: js-weak-crypto
const pair = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });

// ruleid: js-weak-hash
const checksum = crypto.createHash("sha1").update("release").digest("hex");
// ruleid: js-weak-hash
const digest = crypto.createHash("MD5").update(Buffer.from("file")).digest("base64");

async function safeRegister(password) {
	// ok: js-weak-crypto
	return bcrypt.hash(password, 12);
}

function safeEncrypt(text, key) {
	const iv = crypto.randomBytes(12);
	// ok: js-weak-crypto
	const cipher = crypto.createCipheriv("aes-256-gcm", key, iv);
	return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function safeDerive(password, salt) {
	// ok: js-weak-crypto
	return pbkdf2Sync(password, salt, 210_000, 64, "sha512");
}

// ok: js-weak-hash, js-weak-crypto
const safeChecksum = crypto.createHash("sha256").update("release").digest("hex");
// ok: js-weak-hash
const strong = crypto.createHash("sha512").update("release").digest("hex");
// ok: js-weak-hash
const blake = crypto.createHash("blake2b512").update("release").digest("hex");

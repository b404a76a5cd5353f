class Tokens {
	String decode(String token) {
		// ruleid: java-jwt-verification
		return JWT.decode(token).getSubject();
	}

	String verify(String token, Algorithm algorithm) {
		// ok: java-jwt-verification
		return JWT.require(algorithm).build().verify(token).getSubject();
	}

	Object unsigned(String token) {
		// ruleid: java-jwt-verification
		return Jwts.parserBuilder().build().parseClaimsJwt(token);
	}

	Object signed(String token, Key key) {
		// ok: java-jwt-verification
		return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
	}

	Algorithm nothing() {
		// ruleid: java-jwt-verification
		return Algorithm.none();
	}

	Algorithm something(String secret) {
		// ok: java-jwt-verification
		return Algorithm.HMAC256(secret);
	}
}

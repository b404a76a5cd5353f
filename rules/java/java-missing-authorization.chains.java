class Chains {
	void modern(Registry auth) {
		// ruleid: java-missing-authorization
		auth.requestMatchers("/admin/**").permitAll();
		// ok: java-missing-authorization
		auth.requestMatchers("/admin/**").hasRole("ADMIN");
		// ok: java-missing-authorization
		auth.requestMatchers("/login", "/css/**").permitAll();
		// ruleid: java-missing-authorization
		auth.requestMatchers("/actuator/**").permitAll();
	}

	void old(Registry auth) {
		// ruleid: java-missing-authorization
		auth.antMatchers("/internal/**").permitAll();
		// ok: java-missing-authorization
		auth.antMatchers("/internal/**").authenticated();
	}

	void reactive(Registry exchange) {
		// ruleid: java-missing-authorization
		exchange.pathMatchers("/manage/**").permitAll();
		// ok: java-missing-authorization
		exchange.pathMatchers("/public/**").permitAll();
	}
}

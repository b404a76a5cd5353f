import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

class SecurityConfig {
	SecurityFilterChain old(HttpSecurity http) throws Exception {
		// ruleid: java-csrf
		http.csrf().disable();
		http.formLogin();
		return http.build();
	}

	SecurityFilterChain lambda(HttpSecurity http) throws Exception {
		// ruleid: java-csrf
		http.csrf(csrf -> csrf.disable());
		return http.build();
	}

	SecurityFilterChain reference(HttpSecurity http) throws Exception {
		// ruleid: java-csrf
		http.csrf(AbstractHttpConfigurer::disable);
		return http.build();
	}

	SecurityFilterChain stateless(HttpSecurity http) throws Exception {
		// ok: java-csrf
		http.csrf(csrf -> csrf.disable());
		http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	SecurityFilterChain on(HttpSecurity http) throws Exception {
		// ok: java-csrf
		http.csrf(csrf -> csrf.csrfTokenRepository(tokens()));
		return http.build();
	}

	SecurityFilterChain exempt(HttpSecurity http) throws Exception {
		// ok: java-csrf
		http.csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**"));
		return http.build();
	}
}

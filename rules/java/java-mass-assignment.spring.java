import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.commons.beanutils.BeanUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

class Accounts {
	private UserRepository userRepository;
	private EntityManager em;

	@PostMapping("/users")
	User create(@RequestBody User user) {
		// ruleid: java-mass-assignment
		return userRepository.save(user);
	}

	@PostMapping("/users/new")
	User createFrom(@RequestBody NewUserRequest sent) {
		User user = new User();
		user.setName(sent.name());
		// ok: java-mass-assignment
		return userRepository.save(user);
	}

	@PostMapping("/register")
	String register(@ModelAttribute Account account) {
		// ruleid: java-mass-assignment
		em.persist(account);
		return "done";
	}

	@PostMapping("/forms")
	String form(@ModelAttribute AccountForm form) {
		// ok: java-mass-assignment
		em.persist(form);
		return "done";
	}

	@PutMapping("/users/{id}")
	void update(@RequestBody Map<String, Object> fields, User user) throws Exception {
		// ruleid: java-mass-assignment
		BeanUtils.populate(user, fields);
	}

	void servlet(HttpServletRequest req, User user) throws Exception {
		// ruleid: java-mass-assignment
		BeanUtils.populate(user, req.getParameterMap());
		// ok: java-mass-assignment
		user.setName(req.getParameter("name"));
	}
}

/** `scheme://user:password@host`, as far as it is needed. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\/([^:/@\s]*):([^@\s]*)@(\[[^\]\s]*\]|[^:/?#\s"'`]*)/i;
/** Words that stand for a password in manuals and tests, and masks. */
const WORDS = new Set(
	"password passwd pass pwd secret test guest user username mypassword my-password your-password yourpassword example tiger foo bar foobar xxx".split(
		" ",
	),
);
/** Passwords that images and installers start with: nothing on one's own machine, an open door elsewhere. */
const DEFAULTS = new Set(
	"admin root postgres mysql mongo mongodb redis mariadb rabbitmq sa changeme docker dev development local".split(
		" ",
	),
);
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal)$/i;
const TEMPLATE = /^(?:[*x.#]+|<[^>]*>|\$\{.*\}|\{\{?.*\}?\}|\[[^\]]*\]|%\(?\w*\)?s?|\$\w+)$/i;

/** Whether the password in an address says only that one belongs there. Such addresses fill manuals and test data. */
export function isPlaceholder(address: string): boolean {
	const [, user = "", password = "", host = ""] = ADDRESS.exec(address) ?? [];
	if (password === "") return false;
	const word = password.toLowerCase();
	if (WORDS.has(word) || TEMPLATE.test(password)) return true;
	return LOOPBACK.test(host) && (DEFAULTS.has(word) || word === user.toLowerCase());
}

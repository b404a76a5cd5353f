function afterLogin() {
	const params = new URLSearchParams(window.location.search);
	const next = params.get("redirect");
	if (next) {
		// ruleid: js-open-redirect
		window.location.href = next;
	}
}

function reload() {
	// ok: js-open-redirect
	window.location.href = "/login?expired=1";
}

function openDocs(topic) {
	// ok: js-open-redirect
	window.location.assign(`https://docs.example.com/${encodeURIComponent(location.hash.slice(1))}`);
}

function afterLoginSafely() {
	const params = new URLSearchParams(window.location.search);
	const next = params.get("redirect") ?? "/";
	const target = new URL(next, window.location.origin);
	if (target.origin === window.location.origin) {
		// ok: js-open-redirect
		window.location.assign(target.pathname);
	}
}

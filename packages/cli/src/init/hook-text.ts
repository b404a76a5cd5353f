function quote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Shell lines that check what is staged and stop the commit when it is refused. `fallback` is how the command was
 * started now, for a hook that only this machine sees; graphical git clients often have another PATH.
 */
export function renderHookBlock(fallback: readonly string[] | null): string {
	const other =
		fallback === null
			? []
			: [
					`elif [ -e ${quote(fallback[1] ?? "")} ]; then`,
					`\t${fallback.map(quote).join(" ")} check --staged || exit $?`,
				];
	const lines = [
		"# countersign: checks what is staged; `countersign init --undo` takes these lines away.",
		"if command -v countersign >/dev/null 2>&1; then",
		"\tcountersign check --staged || exit $?",
		...other,
		"else",
		"\techo 'countersign is not on PATH, so the commit was not checked; git commit --no-verify skips this' >&2",
		"\texit 2",
		"fi",
	];
	return `${lines.join("\n")}\n`;
}

/** Whether a hook runs the check already, by us or by hand. */
export function runsCheck(hook: string): boolean {
	return /\bcountersign\b.*\bcheck\b/.test(hook);
}

/** Where the block goes in a hook that a shell runs, null for any other program. Ours comes first, so nothing skips it. */
export function findHookOffset(hook: string): number | null {
	if (!hook.startsWith("#!")) return 0;
	const end = hook.indexOf("\n") + 1;
	const first = end === 0 ? hook : hook.slice(0, end);
	if (!/^#!\s*\S*\/(?:env\s+)?(?:ba|da|z|k|)sh\b/.test(first)) return null;
	return end === 0 ? null : end;
}

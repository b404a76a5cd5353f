# Sourced by bin/countersign and bin/test after freshness.sh: makes the clone ready, whatever state it is in.
# POSIX sh. Everything it says goes to stderr, nothing reads stdin, and every stamp is written after the work it stands
# for, so that an interrupted start is simply done again by the next one.
#
#   dist/lock/      held while someone installs or builds (mkdir is atomic on every file system)
#   dist/installed  checksum of the lock file that was installed
#   dist/node       the Node to run: a path in the clone (pinned), or an absolute one (the machine's)
#   dist/built      empty; newer than everything that was built

MINIMUM_NPM_NODE=18
MINIMUM_NODE=22.22
LOCK_PATIENCE_SECONDS=1200

say() {
	printf 'countersign: %s\n' "$*" >&2
}

# fail CODE MESSAGE FIX
fail() {
	printf 'countersign: error %s\n  %s\n  fix: %s\n' "$1" "$2" "$3" >&2
	release_lock
	exit 2
}

# bootstrap install|build: `build` includes `install`.
bootstrap() {
	has_lock=no
	if ! mkdir -p "$root/dist" 2>/dev/null || ! [ -w "$root/dist" ]; then
		run_what_is_there
		return
	fi
	trap 'release_lock; exit 130' INT
	trap 'release_lock; exit 143' TERM HUP
	acquire_lock
	# Asked again under the lock, because another start may have done the work while we waited.
	if ! is_fresh; then
		is_installed || install
		[ "$1" = install ] || is_fresh || build
	fi
	release_lock
	trap - INT TERM HUP
}

run_what_is_there() {
	if [ -e "$root/dist/built" ] && find_node; then
		say "warning: the sources look newer than the build, but $root cannot be written; running the build as it is"
		return
	fi
	fail BOOTSTRAP_READ_ONLY "Nothing is built yet, and $root/dist cannot be written." \
		"Start bin/countersign once as a user who may write to the clone."
}

# --- the lock ---------------------------------------------------------------------------------------------------------

acquire_lock() {
	lock=$root/dist/lock
	waited=0
	until mkdir "$lock" 2>/dev/null; do
		[ "$waited" -eq 0 ] && say "another start is preparing this clone; waiting for it"
		discard_stale_lock
		waited=$((waited + 1))
		if [ "$waited" -gt "$LOCK_PATIENCE_SECONDS" ]; then
			fail BOOTSTRAP_LOCKED "Another start has held $lock for too long." \
				"If no other countersign is starting, remove that folder: rm -r '$lock'"
		fi
		sleep 1
	done
	has_lock=yes
	printf '%s\n' "$$" >"$lock/pid"
}

# A lock whose holder died is taken away by one waiter at a time, who looks again once alone.
discard_stale_lock() {
	is_stale_lock && mkdir "$lock.stale" 2>/dev/null || return 0
	is_stale_lock && rm -rf "$lock"
	rmdir "$lock.stale"
}

is_stale_lock() {
	holder=$(cat "$lock/pid" 2>/dev/null) || holder=
	if [ -z "$holder" ]; then
		# Between mkdir and the pid there is a moment without a holder; after ten seconds it is no longer a moment.
		[ "$waited" -gt 10 ]
		return
	fi
	# kill cannot ask about another user's process, hence the other two.
	! kill -0 "$holder" 2>/dev/null && ! [ -d "/proc/$holder" ] && ! ps -p "$holder" >/dev/null 2>&1
}

release_lock() {
	[ "${has_lock:-no}" = yes ] || return 0
	rm -rf "$root/dist/lock"
	has_lock=no
}

# --- install ----------------------------------------------------------------------------------------------------------

# By checksum, so that a checkout that only touched the lock file costs nothing.
is_installed() {
	[ -d "$root/node_modules" ] && find_node || return 1
	[ "$(cat "$root/dist/installed" 2>/dev/null)" = "$(lock_checksum)" ] || return 1
	[ "$root/dist/installed" -nt "$root/package-lock.json" ] || touch "$root/dist/installed"
}

lock_checksum() {
	cksum <"$root/package-lock.json"
}

install() {
	require_programs
	rm -f "$root/dist/installed" "$root/dist/built"
	say "first start: installing the locked dependencies (about a minute)"
	# A user's npm settings may leave out development or optional packages; the build needs both.
	if ! (cd "$root" && npm ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund \
		--no-update-notifier --loglevel=error --no-progress) </dev/null >&2; then
		fail BOOTSTRAP_INSTALL_FAILED "npm could not install the dependencies named in package-lock.json (see above)." \
			"Check the network and \`npm config get registry\`, then start again; the first start needs the registry once."
	fi
	choose_node
	lock_checksum >"$root/dist/installed.new"
	mv "$root/dist/installed.new" "$root/dist/installed"
}

require_programs() {
	command -v git >/dev/null 2>&1 ||
		fail BOOTSTRAP_NO_GIT "There is no git on the PATH." "Install git, e.g. apt-get install git."
	command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
		fail BOOTSTRAP_NO_NPM "There is no Node.js with npm on the PATH." \
			"Install Node.js $MINIMUM_NPM_NODE or newer with npm, e.g. from https://nodejs.org."
	has_node node "$MINIMUM_NPM_NODE" ||
		fail BOOTSTRAP_OLD_NODE "The node on the PATH is $(node --version 2>&1), too old to install with." \
			"Install Node.js $MINIMUM_NPM_NODE or newer; any version will do, the clone brings the one it runs on."
}

# has_node PROGRAM MAJOR[.MINOR]: whether it starts here and is at least that version.
has_node() {
	"$1" -e 'const [a, b = 0] = process.argv[1].split(".").map(Number);
		const [x, y] = process.versions.node.split(".").map(Number);
		process.exit(x > a || (x === a && y >= b) ? 0 : 1)' "$2" </dev/null 2>/dev/null
}

# The pinned Node cannot start where npm has no package for the platform, or where the C library is another one (musl).
choose_node() {
	pinned=node_modules/.bin/node
	if has_node "$root/$pinned" "$MINIMUM_NODE"; then
		chosen=$pinned
	elif has_node node "$MINIMUM_NODE"; then
		chosen=$(node -p process.execPath </dev/null)
	else
		fail BOOTSTRAP_NO_NODE "There is no pinned Node.js for this platform, and the machine's is $(node --version)." \
			"Install Node.js $MINIMUM_NODE or newer and start again."
	fi
	printf '%s\n' "$chosen" >"$root/dist/node"
}

# --- build ------------------------------------------------------------------------------------------------------------

build() {
	say "building"
	rm -f "$root/dist/built"
	# The stamp takes the time before the build: what changes while it runs is built next time.
	: >"$root/dist/built.new"
	find_node
	if ! (cd "$root" && "$node" tools/build.ts) </dev/null >&2; then
		fail BOOTSTRAP_BUILD_FAILED "The build failed (see above)." \
			"If you changed the sources, correct them; otherwise fetch a clean clone."
	fi
	mv "$root/dist/built.new" "$root/dist/built"
}

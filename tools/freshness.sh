# Sourced by bin/countersign at every start, and by bin/test, with $root set. POSIX sh; starts one process (find).

# A path without a leading slash is the pinned Node of this clone, wherever the clone was moved.
find_node() {
	{ read -r node <"$root/dist/node"; } 2>/dev/null || return 1
	case $node in
	/*) ;;
	*) node=$root/$node ;;
	esac
	[ -x "$node" ]
}

# The stamps in dist/ are written last, so a stamp that exists and is newest means that the work before it was finished.
# A directory counts as changed when a file in it was added or removed.
is_fresh() {
	find_node && [ -e "$root/dist/built" ] && [ "$root/dist/installed" -nt "$root/package-lock.json" ] || return 1
	changed=$(find "$root"/packages/*/src "$root"/packages/*/package.json "$root/rules" "$root/docs/errors" \
		"$root/tools/build.ts" "$root/tools/build" "$root/dist/installed" \
		! -name '*.test.ts' -newer "$root/dist/built" 2>/dev/null) || :
	[ -z "$changed" ]
}

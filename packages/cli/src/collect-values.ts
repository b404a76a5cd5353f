/** For options that may be given more than once. */
export function collectValues(value: string, before: readonly string[] | undefined): readonly string[] {
	return [...(before ?? []), value];
}

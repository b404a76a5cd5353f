/** Tokens that say nothing that the node around them does not say; operators have a field and stay. */
export const PUNCTUATION: readonly string[] = '( ) { } [ ] ; . ?. => " \' ` ${ """ < > / </ />'.split(" ");

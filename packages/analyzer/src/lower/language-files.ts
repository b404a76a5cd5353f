/** One grammar and the files it reads. Known at every start, also where nothing is analyzed: keep it light. */
export interface LanguageFiles {
	/** What a file of it is called everywhere in the engine. */
	readonly id: string;
	/** npm package of the grammar, and the compiled grammar in it. */
	readonly grammar: { readonly package: string; readonly file: string };
	/** Lower case, without the dot. */
	readonly extensions: readonly string[];
	/** Program names in a `#!` line. */
	readonly interpreters?: RegExp;
	/** Paths of files in which projects say how their modules are named. */
	readonly manifest?: RegExp;
}

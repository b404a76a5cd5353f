/** What a quick look at all files of a project tells, before any of them is analyzed. It may say too much, never too little. */
export interface Surroundings {
	/** Files that seem to import `path`, directly. */
	importersOf(path: string): readonly string[];
	/** Files of the same program that seem to define a method of this name. */
	homesOf(method: string): readonly string[];
	/** Whether a file seems to call or import something of this name. */
	mentions(path: string, name: string): boolean;
	/** Whether a file seems to derive a class from one of this name. */
	derives(path: string, name: string): boolean;
}

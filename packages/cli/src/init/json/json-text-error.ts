/** What is wrong with a JSON text, and where. */
export class JsonTextError extends Error {
	readonly offset: number;

	constructor(message: string, offset: number) {
		super(message);
		this.offset = offset;
	}
}

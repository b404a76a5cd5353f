/** What must be known of a public key. Room `attest` reads it; the pipeline hands that on. */
export interface ReadKey {
	readonly line: string;
	readonly comment: string;
	readonly fingerprint: string;
	readonly isToken: boolean;
}

/** Reads a public key as OpenSSH writes it; throws where it is none that signatures can be checked with. */
export type KeyReader = (line: string) => ReadKey;

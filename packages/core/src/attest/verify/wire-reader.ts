import { Refusal } from "./refusal.ts";

/** Reads the SSH wire format (RFC 4251 §5) and refuses whatever runs past the end. */
export class WireReader {
	readonly #bytes: Uint8Array;
	#offset = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** @throws Refusal when fewer than `length` bytes are left. */
	readBytes(length: number): Uint8Array {
		const end = this.#offset + length;
		if (end > this.#bytes.length)
			throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "A field runs past the end.");
		const bytes = this.#bytes.subarray(this.#offset, end);
		this.#offset = end;
		return bytes;
	}

	readUint32(): number {
		const bytes = this.readBytes(4);
		return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
	}

	/** An RFC 4251 `string`: a length and that many bytes. */
	readString(): Uint8Array {
		return this.readBytes(this.readUint32());
	}

	/** A `string` of names, read one byte a character so that two spellings never compare equal. */
	readText(): string {
		return Buffer.from(this.readString()).toString("latin1");
	}

	/**
	 * A positive `mpint` without its sign byte.
	 * @throws Refusal on zero, a negative number or needless leading zeros: one number has one spelling.
	 */
	readPositiveInteger(): Uint8Array {
		const bytes = this.readString();
		const [first, second] = bytes;
		const isNegativeOrZero = first === undefined || first >= 0x80;
		const isPadded = first === 0 && (second === undefined || second < 0x80);
		if (isNegativeOrZero || isPadded) {
			throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "An integer is not in its shortest positive form.");
		}
		return first === 0 ? bytes.subarray(1) : bytes;
	}

	/** @throws Refusal when bytes are left over, which nothing would authenticate. */
	assertEnd(): void {
		if (this.#offset !== this.#bytes.length) {
			throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "Bytes are left over after the last field.");
		}
	}
}

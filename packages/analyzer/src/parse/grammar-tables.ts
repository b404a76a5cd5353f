import type { FrontEnd } from "../lower/index.ts";
import type { Production, TreeMemory } from "./tree-memory.ts";

/** The name and the traits of a grammar's node type, looked up once per grammar instead of once per node. */
export interface NodeType {
	readonly name: string;
	readonly named: boolean;
	readonly isComment: boolean;
	/** Left out where it has no field. */
	readonly isPunctuation: boolean;
	/** The inside is left out. */
	readonly isOpaque: boolean;
}

/** Those of a grammar's names that the tables are made of. */
export interface GrammarNames {
	/** By public symbol. */
	readonly types: readonly { readonly name: string; readonly named: boolean }[];
	/** By field id; 0 is no field. */
	readonly fields: readonly string[];
}

type Traits = Pick<FrontEnd, "opaque" | "comments" | "punctuation">;

/** The symbol of what the grammar could not read; it stands outside of every table (`ts_builtin_sym_error`). */
const ERROR_SYMBOL = 65535;

/** What a grammar says of symbols and productions, read when first asked. */
export class GrammarTables {
	readonly fields: readonly string[];
	readonly #memory: TreeMemory;
	readonly #types: readonly NodeType[];
	readonly #error: NodeType;
	readonly #bySymbol: (NodeType | undefined)[] = [];
	readonly #productions: (Production | undefined)[] = [];

	constructor(memory: TreeMemory, names: GrammarNames, traits: Traits) {
		this.#memory = memory;
		this.fields = names.fields;
		this.#types = names.types.map((type) => describe(type, traits));
		this.#error = describe({ name: "ERROR", named: true }, traits);
	}

	typeOf(language: number, symbol: number): NodeType {
		if (symbol === ERROR_SYMBOL) return this.#error;
		return this.#bySymbol[symbol] ?? this.#findType(language, symbol);
	}

	#findType(language: number, symbol: number): NodeType {
		const type = this.#types[this.#memory.publicSymbol(language, symbol)] ?? this.#error;
		this.#bySymbol[symbol] = type;
		return type;
	}

	productionOf(language: number, id: number): Production {
		return this.#productions[id] ?? this.#readProduction(language, id);
	}

	#readProduction(language: number, id: number): Production {
		const production = this.#memory.readProduction(language, id);
		this.#productions[id] = production;
		return production;
	}
}

function describe({ name, named }: GrammarNames["types"][number], traits: Traits): NodeType {
	return {
		name,
		named,
		isComment: traits.comments.has(name),
		isPunctuation: traits.punctuation.has(name),
		isOpaque: !named || traits.opaque.has(name),
	};
}

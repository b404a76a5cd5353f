import { RuleError } from "./errors.ts";

type Item = Readonly<Record<string, unknown>>;

/** Keys beside a formula of a taint rule that say what it is for. */
const ROLE_KEYS: ReadonlySet<string> = new Set([
	"at-exit",
	"by-side-effect",
	"control",
	"exact",
	"from",
	"label",
	"not_conflicting",
	"replace-labels",
	"requires",
	"to",
]);

const TAINT_LISTS: Readonly<Record<string, string>> = {
	sources: "pattern-sources",
	sinks: "pattern-sinks",
	sanitizers: "pattern-sanitizers",
	propagators: "pattern-propagators",
};

function isItem(value: unknown): value is Item {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes the newer spelling of one rule (`match:`, `taint:`) in the older one, which says the same in other words. */
class Translator {
	readonly #ruleId: string;

	constructor(ruleId: string) {
		this.#ruleId = ruleId;
	}

	#invalid(message: string): RuleError {
		return new RuleError("RULE_INVALID", { message: `Rule ${this.#ruleId}: ${message}` });
	}

	#unknown(operator: string): RuleError {
		return new RuleError("RULE_UNKNOWN_OPERATOR", {
			message: `Rule ${this.#ruleId}: operator \`${operator}\` is not known within \`match\` or \`taint\`.`,
		});
	}

	#list(value: unknown, key: string): readonly unknown[] {
		if (Array.isArray(value) && value.length > 0) return value;
		throw this.#invalid(`\`${key}\` must be a list with entries.`);
	}

	/** The one operator of a formula. */
	#single(item: Item): readonly [string, unknown] {
		const [only, ...others] = Object.entries(item).filter(([key]) => key !== "where" && key !== "as");
		if (!only) throw this.#invalid("an entry has no operator.");
		if (others.length > 0)
			throw this.#invalid(`\`${only[0]}\` and \`${others[0]?.[0]}\` stand in one entry; \`all\` joins them.`);
		return only;
	}

	formula(value: unknown): Item {
		if (typeof value === "string") return { pattern: value };
		if (!isItem(value)) throw this.#invalid("a formula must be a pattern or a mapping.");
		const [key, of] = this.#single(value);
		const core = this.#operator(key, of);
		const conditions =
			value.where === undefined ? [] : this.#list(value.where, "where").map((one) => this.#condition(one));
		const named = value.as === undefined ? [] : [{ as: value.as }];
		if (conditions.length + named.length === 0) return core;
		const parts = Array.isArray(core.patterns) ? core.patterns : [core];
		return { patterns: [...parts, ...conditions, ...named] };
	}

	#operator(key: string, of: unknown): Item {
		switch (key) {
			case "pattern":
				return { pattern: of };
			case "regex":
				return { "pattern-regex": of };
			case "all":
				return { patterns: this.#list(of, key).map((one) => this.formula(one)) };
			case "any":
				return { "pattern-either": this.#list(of, key).map((one) => this.formula(one)) };
			case "inside":
				return { "pattern-inside": this.formula(of) };
			case "not":
				return this.#negation(of);
			default:
				throw this.#unknown(key);
		}
	}

	#negation(value: unknown): Item {
		const item = isItem(value) && value.where === undefined && value.as === undefined ? value : {};
		if (item.inside !== undefined) return { "pattern-not-inside": this.formula(item.inside) };
		if (item.regex !== undefined) return { "pattern-not-regex": item.regex };
		return { "pattern-not": this.formula(value) };
	}

	#condition(value: unknown): Item {
		if (!isItem(value)) throw this.#invalid("each entry of `where` must be a mapping.");
		if (value.comparison !== undefined) return { "metavariable-comparison": value };
		if (value.focus !== undefined) return { "focus-metavariable": value.focus };
		if (value.analyzer !== undefined) return { "metavariable-analysis": value };
		if (value.type !== undefined || value.types !== undefined) return { "metavariable-type": value };
		const { metavariable, language, ...formula } = value;
		if (metavariable === undefined) throw this.#unknown(Object.keys(value)[0] ?? "where");
		if (Object.keys(formula).join() === "regex") return { "metavariable-regex": value };
		const spoken = language === undefined ? {} : { language };
		return { "metavariable-pattern": { metavariable, ...spoken, ...this.formula(formula) } };
	}

	#role(value: unknown): Item {
		if (!isItem(value)) return this.formula(value);
		const { "not-conflicting": notConflicting, ...rest } = value;
		const isRole = ([key]: readonly [string, unknown]): boolean => ROLE_KEYS.has(key);
		const entries = Object.entries(rest);
		return {
			...this.formula(Object.fromEntries(entries.filter((entry) => !isRole(entry)))),
			...Object.fromEntries(entries.filter(isRole)),
			...(notConflicting === undefined ? {} : { not_conflicting: notConflicting }),
		};
	}

	taint(value: unknown): Item {
		if (!isItem(value)) throw this.#invalid("`taint` must be a mapping.");
		const lists = Object.entries(value).map(([key, items]) => {
			const name = TAINT_LISTS[key];
			if (name === undefined) throw this.#unknown(key);
			return [name, this.#list(items, key).map((item) => this.#role(item))];
		});
		return { mode: "taint", ...Object.fromEntries(lists) };
	}
}

/**
 * A rule with the newer `match:` or `taint:` in the older spelling; other rules as they are.
 * @throws RuleError naming rule and operator.
 */
export function toClassicSyntax(raw: unknown): unknown {
	if (!isItem(raw) || (raw.match === undefined && raw.taint === undefined)) return raw;
	const { match, taint, ...rest } = raw;
	const translator = new Translator(typeof raw.id === "string" ? raw.id : "without id");
	return {
		...rest,
		...(match === undefined ? {} : translator.formula(match)),
		...(taint === undefined ? {} : translator.taint(taint)),
	};
}

import type { ModuleSystem, QuickLook } from "../language.ts";
import { distinct, listAll, listCalled, WORD } from "../look-text.ts";
import { listMethods } from "./list-methods.ts";
import { readScriptManifest } from "./manifests.ts";
import { findScript, resolveScript } from "./resolve-script.ts";

const SCRIPT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["']([^"'\n]{1,300})["']/g;
const CLAUSES =
	/\b(?:import|export)\s+(?:type\s+)?([^'"();=]{1,2000}?)\s+from\b|\b(?:const|let|var)\s+([^'"();=]{1,500}?)\s*=\s*(?:await\s+)?(?:require|import)\b/g;
const SCRIPT_BASE = /\bextends\s+(?:[\w$]+\.)*([\w$]+)/g;
const HANDS_ON = /\bmodule\.exports\s*=\s*require\b|\bexport\s*\*/;

function lookAtScript(source: string): QuickLook {
	const words = [...source.matchAll(CLAUSES)].flatMap(
		(match) => (match[1] ?? match[2] ?? "").match(WORD) ?? [],
	);
	return {
		modules: distinct(listAll(source, SCRIPT)),
		methods: listMethods(source),
		names: distinct([...listCalled(source), ...words, ...(HANDS_ON.test(source) ? ["*"] : [])]),
		bases: distinct(listAll(source, SCRIPT_BASE)),
	};
}

export const JAVASCRIPT_MODULES: ModuleSystem = {
	resolve: resolveScript,
	look: lookAtScript,
	manifests: {
		read: readScriptManifest,
		resolve: (known, _from, path) => findScript(known, path),
	},
};

/** One sentence of the import law. A file that matches `from` may not import what matches `never`, unless `except`. */
export interface LawRule {
	readonly name: string;
	/** Why: what would go wrong without it. Shown with every violation. */
	readonly reason: string;
	readonly from: RegExp;
	/** Files that `from` matches, but that are not meant. */
	readonly notFrom?: RegExp;
	readonly never: RegExp;
	/** What `never` matches, but may be imported; `$1` is the first group of `from`. */
	readonly except?: string;
	/** Whether imports of types alone are free. */
	readonly typesAreFree?: true;
}

const CORE = "packages/core/src";
const EFFECTS =
	"node:(?:fs|fs/promises|child_process|net|tls|http|https|http2|dgram|dns|dns/promises|cluster|inspector)";

/** DESIGN and ARCHITECTURE.md in executable form. Applies to production code; tests may look everywhere. */
export const LAW: readonly LawRule[] = [
	{
		name: "model-imports-only-the-schema-library",
		reason: "The nouns are what all rooms share; whatever they depend on, everything depends on.",
		from: /^packages\/core\/src\/model\//,
		never: /./,
		except: `^(?:${CORE}/model/|npm:zod$)`,
	},
	{
		name: "kit-imports-no-room",
		reason: "Kit is below the rooms: pure helpers that know none of them.",
		from: /^packages\/core\/src\/kit\//,
		never: /^packages\//,
		except: `^${CORE}/kit/`,
	},
	{
		name: "kit-has-no-effects",
		reason: "A helper that reads files, starts programs or listens would let every room do so unseen.",
		from: /^packages\/core\/src\/kit\//,
		never: new RegExp(`^${EFFECTS}$`),
	},
	{
		name: "rooms-do-not-know-each-other",
		reason: "Any room can be re-run from stored values only while rooms meet in the pipeline alone.",
		from: /^packages\/core\/src\/(change|provenance|tier|policy|attest|people|approval|report)\//,
		notFrom: /^packages\/core\/src\/provenance\/capture\/errors\.ts$/,
		never: /^packages\//,
		except: `^${CORE}/(?:$1/|model/index\\.ts$|kit/index\\.ts$)`,
	},
	{
		name: "capture-loads-no-schemas",
		reason: "A hook runs before and after every edit: loading the schema library would double its time.",
		from: /^packages\/core\/src\/provenance\/capture\/errors\.ts$/,
		never: /./,
		except: `^${CORE}/model/error\\.ts$`,
	},
	{
		name: "pipeline-enters-rooms-by-their-door",
		reason: "What a room does not list in its index is free to change.",
		from: /^packages\/core\/src\/pipeline\//,
		never: /^packages\//,
		except: `^${CORE}/(?:pipeline/|[^/]+/index\\.ts$)`,
	},
	{
		name: "core-index-lists-rooms",
		reason: "The public surface of core is a list of what rooms and pipeline export.",
		from: /^packages\/core\/src\/index\.ts$/,
		never: /./,
		except: `^${CORE}/[^/]+/index\\.ts$`,
	},
	{
		name: "core-is-the-bottom",
		reason: "Core must be usable, and testable, without the engine or the command line.",
		from: /^packages\/core\//,
		never: /^packages\//,
		except: "^packages/core/",
	},
	{
		name: "analyzer-knows-model-and-kit-alone",
		reason:
			"The engine takes files and rules and gives an inspection; it has no business with git or policy.",
		from: /^packages\/analyzer\//,
		never: /^packages\//,
		except: `^packages/(?:analyzer/|core/src/(?:model|kit)/index\\.ts$)`,
	},
	{
		name: "cli-enters-packages-by-their-door",
		reason: "The command line holds no logic, so it needs no inner parts.",
		from: /^packages\/cli\//,
		never: /^packages\//,
		// Capture, its scanner and the inspection have doors of their own: hooks have no time to load the rest.
		except:
			"^packages/(?:cli/|(?:core|analyzer)/src/index\\.ts$|core/src/(?:model|kit|provenance/capture)/index\\.ts$|analyzer/src/(?:inspect|secrets)/index\\.ts$)",
	},
	{
		name: "files-are-touched-in-named-places",
		reason: "Whoever audits what Countersign reads and writes must know where to look.",
		from: /^packages\//,
		notFrom:
			/^packages\/(?:core\/src\/(?:change|provenance|attest)|cli\/src|analyzer\/src\/(?:cache|parse|rules|worker[^/]*|pool))(?:\/|\.ts$)/,
		never: /^node:fs(?:\/promises)?$/,
	},
	{
		name: "programs-are-started-in-named-places",
		reason: "Only git and ssh-keygen are ever started; both with argument arrays that one person can review.",
		from: /^packages\//,
		notFrom: /^packages\/core\/src\/(?:change|attest\/sign)\//,
		never: /^node:child_process$/,
	},
	{
		name: "nothing-reads-the-network",
		reason: "A check works offline, and code under judgment is never sent anywhere.",
		from: /^packages\//,
		// Names the class of a child's pipe, to let our process end before the child's does; connects to nothing.
		notFrom: /^packages\/core\/src\/change\/object-process\.ts$/,
		never:
			/^(?:node:(?:net|tls|http|https|http2|dgram|dns|dns\/promises)|npm:(?:undici|axios|got|node-fetch|ws))$/,
	},
	{
		name: "verifier-has-no-dependencies",
		reason: "Who checks a signature must be able to read all the code that decides.",
		from: /^packages\/core\/src\/attest\/verify\//,
		never: /./,
		except: `^(?:${CORE}/attest/verify/|node:crypto$)`,
		typesAreFree: true,
	},
	{
		name: "reports-are-pure",
		reason: "A format is a function of the report: same input, same bytes.",
		from: /^packages\/core\/src\/(?:report|policy|tier|people|approval|pipeline)\//,
		never: new RegExp(`^${EFFECTS}$`),
	},
	{
		name: "production-does-not-import-tests",
		reason: "Test code is not reviewed, bundled or hardened as production code is.",
		from: /^(?:packages|tools|bench)\//,
		never:
			/(?:\.(?:test|test-data|fixture)\.ts$|\/testing\/|^packages\/[^/]+\/test\/|^npm:(?:vitest|fast-check)$)/,
	},
	{
		name: "imports-are-written-down",
		reason: "No law, no bundler and no reviewer can judge an import whose target is computed.",
		from: /^packages\//,
		never: /^computed$/,
	},
	{
		name: "packages-do-not-import-tools",
		reason: "Tools build the product; they are not part of it.",
		from: /^packages\//,
		never: /^(?:tools|bench)\//,
	},
];

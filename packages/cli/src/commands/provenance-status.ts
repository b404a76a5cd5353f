import { ChangeError, openRepository, type Repository, readOrigins, toPrintable } from "@countersign/core";
import type { OriginCounts } from "@countersign/core/model";
import { writeResult } from "../output/write-result.ts";
import { type AgentHealth, type CaptureHealth, readHealth } from "../provenance/read-health.ts";
import { findIndexFile } from "../provenance/record-index.ts";
import type { Session } from "../session.ts";

const LAST_COMMITS = 20;
const SHORT_HISTORY = new Set(["CHANGE_REVISION_UNKNOWN", "CHANGE_UNBORN_HEAD"]);
const STATES = {
	capturing: "Capture is set up for the assistants below that say so.",
	"records-only":
		"There are records, but no assistant's hook is set up in this clone: new lines stay unknown.",
	"not-measured": "Not measured: no hook, no heartbeat, no record. That no assistant is seen says nothing.",
} as const;

interface Recent {
	readonly base: string;
	readonly lines: OriginCounts;
}

/** Origins of what the last commits added, as many of them as there are; null where there is no history. */
async function readRecent(repository: Repository): Promise<Recent | null> {
	for (let back = LAST_COMMITS; back > 0; back = Math.floor(back / 2)) {
		const base = `HEAD~${back}`;
		try {
			const reading = { indexFile: findIndexFile(repository) };
			return { base, lines: (await readOrigins(repository, { base }, reading)).provenance.lines };
		} catch (error) {
			if (!(error instanceof ChangeError) || !SHORT_HISTORY.has(error.code)) throw error;
		}
	}
	return null;
}

function renderRecent({ base, lines }: Recent): string {
	const total = lines.ai + lines.human + lines.mixed + lines.unknown;
	const share = total === 0 ? 0 : Math.round((lines.unknown / total) * 100);
	return `since ${base}: ai ${lines.ai}, human ${lines.human}, mixed ${lines.mixed}, unknown ${lines.unknown} (${share} %)`;
}

function renderHooks({ hooks, place, trace, problem }: AgentHealth): string {
	const used = trace === null ? "" : ` (used here: ${trace})`;
	if (problem !== null) return `hooks unreadable: ${problem}`;
	if (hooks === "installed") return `hooks installed in ${place}`;
	if (hooks === "changed") return `hooks changed since init, or incomplete, in ${place}`;
	return `hooks missing${used}`;
}

function renderAgent(health: AgentHealth): string {
	const { agent, lastEvent, events, failures } = health;
	const beat =
		lastEvent === null ? "never ran" : `last ran ${lastEvent}, ${events} events, ${failures} failed`;
	return toPrintable(`  ${agent.padEnd(12)} ${renderHooks(health)}; ${beat}`);
}

/** The one thing to do next. */
function renderNext({ agents }: CaptureHealth): readonly string[] {
	const open = agents.filter(({ hooks, place }) => hooks !== "installed" && place !== null);
	const names = open.map(({ agent }) => `--agent ${agent}`).join(" ");
	return open.length === 0 ? [] : [`not or not fully measured; next: countersign init ${names}`];
}

function renderStatus(health: CaptureHealth, recent: Recent | null): string {
	const { state, agents, waiting, rejected } = health;
	const inbox = `inbox: ${waiting} waiting, ${rejected} rejected`;
	const lines = recent ? [renderRecent(recent)] : [];
	return `${[STATES[state], ...agents.map(renderAgent), ...renderNext(health), inbox, ...lines].join("\n")}\n`;
}

/** Whether origin is measured here, so that "no assistant" differs from "not measured". */
export async function showProvenanceStatus(session: Session): Promise<number> {
	const repository = await openRepository(session.directory);
	const health = await readHealth(repository);
	const recent = await readRecent(repository);
	await writeResult(session, { text: () => renderStatus(health, recent), json: { ...health, recent } });
	return 0;
}

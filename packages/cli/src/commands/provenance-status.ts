import { ChangeError, openRepository, type Repository, readOrigins, toPrintable } from "@countersign/core";
import type { OriginCounts } from "@countersign/core/model";
import { writeResult } from "../output/write-result.ts";
import { type CaptureHealth, readHealth } from "../provenance/read-health.ts";
import type { Session } from "../session.ts";

const LAST_COMMITS = 20;
const STATES = {
	capturing: "Capture is set up.",
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
			return { base, lines: (await readOrigins(repository, { base })).provenance.lines };
		} catch (error) {
			const isShort = error instanceof ChangeError && error.code === "CHANGE_REVISION_UNKNOWN";
			if (!isShort) throw error;
		}
	}
	return null;
}

function renderRecent({ base, lines }: Recent): string {
	const total = lines.ai + lines.human + lines.mixed + lines.unknown;
	const share = total === 0 ? 0 : Math.round((lines.unknown / total) * 100);
	return `since ${base}: ai ${lines.ai}, human ${lines.human}, mixed ${lines.mixed}, unknown ${lines.unknown} (${share} %)`;
}

function renderStatus({ state, agents, waiting, rejected }: CaptureHealth, recent: Recent | null): string {
	const rows = agents.map(({ agent, hook, lastEvent, events, failures }) => {
		const place = hook === null ? "no hook in this repository" : `hook in ${hook}`;
		const beat =
			lastEvent === null ? "never ran" : `last ran ${lastEvent}, ${events} events, ${failures} failed`;
		return toPrintable(`  ${agent.padEnd(12)} ${place}; ${beat}`);
	});
	const inbox = `inbox: ${waiting} waiting, ${rejected} rejected`;
	const lines = recent ? [renderRecent(recent)] : [];
	return `${[STATES[state], ...rows, inbox, ...lines].join("\n")}\n`;
}

/** Whether origin is measured here, so that "no assistant" differs from "not measured". */
export async function showProvenanceStatus(session: Session): Promise<number> {
	const repository = await openRepository(session.directory);
	const health = await readHealth(repository);
	const recent = await readRecent(repository);
	await writeResult(session, { text: () => renderStatus(health, recent), json: { ...health, recent } });
	return 0;
}

import { renderTable } from "./render-table.ts";
import type { RepositoryResults, Results } from "./results.ts";

/** The results as a Markdown page. */
export function renderReport({ facts, repositories }: Results): string {
	const { countersign } = facts;
	const modified = countersign.modified ? ", with changes that are not committed" : "";
	return `# Speed and memory

Written by \`npm run bench\`. Each figure is the median of runs in fresh processes; a bar is met by the median. Threads
start cold and compile for themselves, so that a scan of a small repository has fewer lines a second than one of a large.

- Machine: ${facts.cpu}, ${facts.cores} cores (${facts.coresUsed} used), ${facts.memoryGb} GB, ${facts.system}; load ${facts.load} at the start
- Node ${facts.node}; Countersign ${countersign.version} at ${countersign.commit}${modified}
- Date: ${facts.date}

${repositories.map(renderRepository).join("\n")}`;
}

function renderRepository({ repository, measurements }: RepositoryResults): string {
	return `## ${repository.name} at ${repository.commit.slice(0, 12)}, ${repository.lines} lines

${renderTable(measurements)}
`;
}

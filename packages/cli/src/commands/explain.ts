import { loadPackagedRules } from "../engine/load-packaged-rules.ts";
import { loadErrorPages } from "../explain/error-pages.ts";
import { findTopic } from "../explain/find-topic.ts";
import { renderMarkdown } from "../explain/render-markdown.ts";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";

/** What a rule, an error code or a reason means, and what to do. */
export async function explain(session: Session, id: string): Promise<number> {
	const topic = findTopic({ rules: await loadPackagedRules(), errors: loadErrorPages() }, id);
	await writeResult(session, {
		text: () => renderMarkdown(topic.markdown, session),
		markdown: () => topic.markdown,
		json: topic,
	});
	return 0;
}

import DOMPurify from "dompurify";
import { marked } from "marked";

export function Article({ title, content }: { title: string; content: string }) {
	return (
		<article>
			<h1>{title}</h1>
			{/* ruleid: js-dom-xss */}
			<div dangerouslySetInnerHTML={{ __html: content }} />
		</article>
	);
}

export const Markdown = ({ source }: { source: string }) => {
	const html = marked(source);
	// ruleid: js-dom-xss
	return <div dangerouslySetInnerHTML={{ __html: html }} />;
};

export function SafeArticle({ content }: { content: string }) {
	const clean = DOMPurify.sanitize(content);
	// ok: js-dom-xss
	return <div dangerouslySetInnerHTML={{ __html: clean }} />;
}

export function Theme() {
	// ok: js-dom-xss
	return <style dangerouslySetInnerHTML={{ __html: "body { margin: 0 }" }} />;
}

export function ChartStyle({ css }: { css: string }) {
	// ok: js-dom-xss
	return <style dangerouslySetInnerHTML={{ __html: css }} />;
}

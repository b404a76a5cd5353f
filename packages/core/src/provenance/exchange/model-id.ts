/** Makers by how their models are named (https://models.dev); the first that fits. */
const MAKERS: readonly (readonly [prefix: RegExp, maker: string])[] = [
	[/^claude/i, "anthropic"],
	[/^(?:gpt|chatgpt|codex|o[1-9](?:$|-))/i, "openai"],
	[/^(?:gemini|gemma)/i, "google"],
	[/^grok/i, "xai"],
	[/^(?:mistral|codestral|devstral|magistral)/i, "mistral"],
	[/^deepseek/i, "deepseek"],
	[/^(?:qwen|qwq)/i, "alibaba"],
	[/^llama/i, "llama"],
	[/^kimi/i, "moonshotai"],
	[/^glm/i, "zai"],
];
/** The limit of Agent Trace. */
const MAX_LENGTH = 250;

/** A model as `maker/model`, the convention of Agent Trace; as it is where the maker is named already or not known. */
export function toModelId(model: string): string {
	const maker = model.includes("/") ? undefined : MAKERS.find(([prefix]) => prefix.test(model))?.[1];
	return (maker === undefined ? model : `${maker}/${model}`).slice(0, MAX_LENGTH);
}

/** Formats of others that evidence comes from and goes to. */
export const EXCHANGE_FORMATS = ["git-ai", "agent-trace", "entire", "trailers", "cyclonedx", "spdx"] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

/** Entire's checkpoints hold transcripts and no lines: there is nothing that we could write into one. */
export type ExportFormat = Exclude<ExchangeFormat, "entire">;

export function isExchangeFormat(name: string): name is ExchangeFormat {
	return EXCHANGE_FORMATS.some((format) => format === name);
}

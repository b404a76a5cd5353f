export { decodeSource } from "./decode-source.ts";
export { PARSE_ERRORS, ParseError, type ParseErrorCode } from "./errors.ts";
export { findLanguage } from "./find-language.ts";
export { DEFAULT_PARSE_LIMITS, type ParseLimits } from "./limits.ts";
export { loadParsers, type Parsers } from "./load-parsers.ts";
export { type ParseInput, parseSource } from "./parse-source.ts";

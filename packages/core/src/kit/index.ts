export { toCanonicalJson } from "./canonical-json.ts";
export { sha256Hex } from "./digest.ts";
export { countLines, intersectRanges, type Lines, overlapsRanges, unionRanges } from "./ranges.ts";

export { toCanonicalJson } from "./canonical-json.ts";
export { findClosestName } from "./closest-name.ts";
export { sha256Hex } from "./digest.ts";
export { compileNameGlobs, compilePathGlobs, type GlobMatcher } from "./globs.ts";
export { groupBy } from "./group-by.ts";
export { findAddedLines, trimEqualEnds } from "./line-diff.ts";
export { isTrivialLine, lineFingerprint, normalizeLine } from "./line-fingerprint.ts";
export { countLines, intersectRanges, type Lines, overlapsRanges, unionRanges } from "./ranges.ts";

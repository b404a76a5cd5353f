/** One taint rule for each language: what `source()` gives must not arrive in `sink(…)` unless `clean(…)` saw it. */
export const TAINT_RULES = `
rules:
  - id: flow
    languages: [javascript, typescript]
    severity: HIGH
    message: Untrusted data
    mode: taint
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
    pattern-sanitizers: [{ pattern: clean(...) }]
  - id: flow-python
    languages: [python]
    severity: HIGH
    message: Untrusted data
    mode: taint
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
    pattern-sanitizers: [{ pattern: clean(...) }]
  - id: flow-java
    languages: [java]
    severity: HIGH
    message: Untrusted data
    mode: taint
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
    pattern-sanitizers: [{ pattern: clean(...) }]
  - id: flow-go
    languages: [go]
    severity: HIGH
    message: Untrusted data
    mode: taint
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
    pattern-sanitizers: [{ pattern: clean(...) }]
`;

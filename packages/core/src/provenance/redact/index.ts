export { type RedactedText, redactText, type SecretFinder, type SecretSpan } from "./redact-text.ts";

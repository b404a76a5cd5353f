export { buildCheckStatement, CHECK_PREDICATE_TYPE, type CheckFacts } from "./build-check-statement.ts";

export {
	BINDING_PREDICATE_TYPE,
	type BindingFacts,
	buildBindingStatement,
	parseBindingStatement,
} from "./build-binding-statement.ts";
export { buildCheckStatement, CHECK_PREDICATE_TYPE, type CheckFacts } from "./build-check-statement.ts";

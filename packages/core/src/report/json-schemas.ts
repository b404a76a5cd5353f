import * as z from "zod";
import { BlameReport, CheckReport, ScanReport } from "../model/index.ts";
import { ErrorReport } from "./error-report.ts";

const SCHEMAS = [
	{ name: "check-report-1.json", title: "Report of countersign check", model: CheckReport },
	{ name: "scan-report-1.json", title: "Report of countersign scan", model: ScanReport },
	{ name: "blame-report-1.json", title: "Report of countersign blame", model: BlameReport },
	{ name: "error-1.json", title: "Error of countersign", model: ErrorReport },
] as const;

/**
 * The published JSON Schemas by file name, made from the models. They allow further properties, because adding one is
 * not a breaking change; a breaking change gets a new number.
 */
export function renderJsonSchemas(): ReadonlyMap<string, string> {
	return new Map(
		SCHEMAS.map(({ name, title, model }) => {
			const { $schema, ...rest } = z.toJSONSchema(model, { io: "input" });
			const schema = { $schema, $id: `https://countersign.dev/schemas/${name}`, title, ...rest };
			return [name, `${JSON.stringify(schema, null, "\t")}\n`];
		}),
	);
}

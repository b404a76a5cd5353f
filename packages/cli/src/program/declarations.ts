import type { Declare } from "./create-program.ts";
import { declareApprove } from "./declare-approve.ts";
import { declareBlame } from "./declare-blame.ts";
import { declareCapture } from "./declare-capture.ts";
import { declareCheck } from "./declare-check.ts";
import { declareCompletion } from "./declare-completion.ts";
import { declareDoctor } from "./declare-doctor.ts";
import { declareExplain } from "./declare-explain.ts";
import { declareInit } from "./declare-init.ts";
import { declarePeople } from "./declare-people.ts";
import { declareProvenance } from "./declare-provenance.ts";
import { declareReview } from "./declare-review.ts";
import { declareRules } from "./declare-rules.ts";
import { declareScan } from "./declare-scan.ts";

/** All commands, in the order in which help shows them. Each is loaded only when it runs. */
export const DECLARATIONS: readonly Declare[] = [
	declareCheck,
	declareScan,
	declareCapture,
	declareBlame,
	declareProvenance,
	declareApprove,
	declareReview,
	declarePeople,
	declareExplain,
	declareInit,
	declareDoctor,
	declareRules,
	declareCompletion,
];

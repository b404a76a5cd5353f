import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("edits", 100);

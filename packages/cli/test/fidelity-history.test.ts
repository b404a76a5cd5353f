import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("history", 105);

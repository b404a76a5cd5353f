import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("distribution", 35);

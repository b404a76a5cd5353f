import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("forge", 40);

import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("staging", 35);

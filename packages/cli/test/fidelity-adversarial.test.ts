import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("adversarial", 60);

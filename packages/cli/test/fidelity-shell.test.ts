import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("shell", 40);

import { describeFamily } from "./fidelity/describe-family.ts";

describeFamily("interleaving", 85);

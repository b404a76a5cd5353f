import { type FrontEnd, joinRules } from "../lower-tree.ts";

export const PYTHON: FrontEnd = { rules: joinRules(), lists: joinRules(), opaque: new Set() };

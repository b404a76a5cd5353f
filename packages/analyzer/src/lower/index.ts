export type { Cst } from "./cst.ts";
export { getFrontEnd } from "./get-front-end.ts";
export { type FrontEnd, lowerTree } from "./lower-tree.ts";

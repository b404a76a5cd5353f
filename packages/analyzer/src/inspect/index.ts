export type { InspectFile } from "./artifacts.ts";
export { inspect } from "./inspect.ts";
export type { InspectRequest } from "./inspect-request.ts";
export type { EngineOptions } from "./session.ts";

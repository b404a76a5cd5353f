export { type Secret, scanSecrets } from "./scan-secrets.ts";

export { type CommitKey, findCommitKey } from "./find-commit-key.ts";
export { type BindingGround, judgeBinding } from "./judge-binding.ts";

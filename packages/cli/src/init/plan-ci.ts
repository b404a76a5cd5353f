import { existsSync } from "node:fs";
import { createConfigReader } from "@countersign/core";
import { VERSION } from "../version.ts";
import type { Plan } from "./edit.ts";
import type { Ground } from "./ground.ts";

export const FORGES = ["github", "gitlab", "none"] as const;
export type Forge = (typeof FORGES)[number];

const PATHS = { github: ".github/workflows/countersign.yml", gitlab: ".gitlab/countersign.yml" } as const;

const GITHUB = `# Checks every pull request by the rules of .countersign/policy.yaml.
name: countersign
on:
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the check compares with the branch this one started from
          ref: \${{ github.event.pull_request.head.sha }}
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - name: countersign check
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: npx --yes countersign@${VERSION} check --base "$BASE" --no-evidence --format text --format markdown="$GITHUB_STEP_SUMMARY"
`;

const GITLAB = `# Checks every merge request by the rules of .countersign/policy.yaml. Include it from .gitlab-ci.yml:
#   include:
#     - local: .gitlab/countersign.yml
countersign:
  image: node:24
  variables:
    GIT_DEPTH: "0" # the check compares with the branch this one started from
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - npx --yes countersign@${VERSION} check --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --no-evidence --format text --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;

/** The forge that the remote or the files of the repository speak of. */
async function findForge(ground: Ground): Promise<Forge> {
	const remote = (await createConfigReader(ground.repository).readConfig("remote.origin.url")) ?? "";
	if (/[@/.]github\./.test(remote)) return "github";
	if (/[@/.]gitlab\./.test(remote)) return "gitlab";
	if (existsSync(ground.locate("worktree", ".github/workflows"))) return "github";
	return (await ground.read("worktree", ".gitlab-ci.yml")) === null ? "none" : "gitlab";
}

/** A CI file that runs the check; without a forge named, the one the repository seems to live on. */
export async function planCi(ground: Ground, wanted: Forge | null): Promise<Plan> {
	const forge = wanted ?? (await findForge(ground));
	if (forge === "none") return { edits: [], hints: [] };
	const path = PATHS[forge];
	if ((await ground.read("worktree", path)) !== null) return { edits: [], hints: [] };
	const edit = {
		anchor: "worktree" as const,
		path,
		purpose: "checks every pull or merge request; commit it",
		before: null,
		insertions: [{ offset: 0, text: forge === "github" ? GITHUB : GITLAB }],
		mode: 0o666,
	};
	const include = `Include ${path} from .gitlab-ci.yml, as its first lines show.`;
	return { edits: [edit], hints: forge === "gitlab" ? [include] : [] };
}

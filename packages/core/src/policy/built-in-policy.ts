/** What `Policy.source` says of the built-in policy. */
export const BUILT_IN_SOURCE = "built-in";

/**
 * The policy that judges where a repository has none, and the text that `countersign init` writes. A module and not a
 * file, because rooms read no files.
 */
export const BUILT_IN_POLICY_TEXT = `# The rules by which countersign judges a change. Every key is described in docs/policy.md.
# A key you leave out keeps the value shown here; a list you write replaces the list shown here.
version: 1

# Files that are not judged at all (vendored code, generated fixtures). The verdict says how many it left out.
exclude: []

# How far code is trusted: experimental (sandboxed) < trusted (reviewed by a senior) < critical (signed by two).
tiers:
  default: trusted
  # The last matching entry wins, as in .gitignore and CODEOWNERS.
  paths:
    - tier: critical
      match: [".countersign/**"]
  # These files are one tier lower than they would be, unless an entry above names them.
  lower:
    tests:
      - "**/{test,tests,__tests__,spec,specs,__mocks__,testdata}/**"
      - "**/*.{test,spec,e2e,stories}.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"
      - "**/{test_*,*_test,conftest}.py"
      - "**/*_test.go"
      - "**/*{Test,Tests,IT}.{java,kt,cs}"
      - "**/*_{test,spec}.rb"
    markup:
      - "**/*.{html,htm,css,scss,sass,less,svg}"
      - "**/*.{md,mdx,rst,txt}"

# Sensitive areas raise the tier of the files whose added lines touch them.
areas:
  raise:
    auth: critical
    crypto: critical
    payment: critical
    infrastructure: critical
    secrets: trusted
    privacy: trusted
    input-validation: trusted
    process: trusted
    filesystem: trusted
    network: trusted
  # Files that belong to an area whatever stands in them.
  paths:
    infrastructure:
      - "**/{Dockerfile,Containerfile}*"
      - "**/*.{dockerfile,tf,tfvars,hcl,bicep}"
      - "**/{docker-compose,compose}*.{yml,yaml}"
      - "**/{k8s,kubernetes,helm,terraform,ansible,deploy,deployment}/**"
      - "**/{deploy,release,provision,bootstrap,entrypoint}*.{sh,bash,ps1}"
      - "**/{Jenkinsfile,.gitlab-ci.yml,azure-pipelines.yml,bitbucket-pipelines.yml}"
      - "{.github/workflows,.github/actions,.circleci,.buildkite}/**"

# What each tier demands. Severities: critical > high > medium > low; \`never\` switches a threshold off.
require:
  experimental:
    block: { ai: critical, mixed: critical, unknown: critical, human: critical }
    warn: { ai: low, mixed: low, unknown: low, human: medium }
    confidence: high # a finding below this confidence warns where it would block
    approvals: []
    skipped: warn # a changed source file that could not be inspected
  trusted:
    block: { ai: medium, mixed: medium, unknown: medium, human: high }
    warn: { ai: low, mixed: low, unknown: low, human: low }
    confidence: medium
    approvals:
      - { role: senior, for: [ai, mixed, unknown], missing: warn }
    skipped: block
  critical:
    block: { ai: low, mixed: low, unknown: low, human: medium }
    warn: { ai: low, mixed: low, unknown: low, human: low }
    confidence: medium
    approvals:
      - { role: senior, count: 2, missing: block }
    skipped: block

# What must be written by a person.
prohibited:
  areas: [auth, crypto, infrastructure]
  origins: [ai, mixed, unknown]
  further: {} # more areas for one origin, such as { ai: [payment] }
  action: { experimental: allow, trusted: warn, critical: block }

# Which assistants and models may write code here; deny beats allow. The lists of a tier hold in addition.
tools:
  allow: ["*"]
  deny: []
  action: block
  tiers:
    experimental: { allow: ["*"], deny: [], action: block }
    trusted: { allow: ["*"], deny: [], action: block }
    critical: { allow: ["*"], deny: [], action: block }
models:
  allow: ["*"]
  deny: []
  action: block
  tiers:
    experimental: { allow: ["*"], deny: [], action: block }
    trusted: { allow: ["*"], deny: [], action: block }
    critical: { allow: ["*"], deny: [], action: block }

# What must be known of the prompt behind an assistant's lines: a digest of it, or its text.
prompts:
  need: digest
  origins: [ai, mixed]
  action: { experimental: allow, trusted: allow, critical: allow }

# How often one session of an assistant may rewrite the same lines: safeguards get lost on the way.
refinements:
  origins: [ai, mixed]
  warn: { experimental: never, trusted: 5, critical: 3 }
  block: { experimental: never, trusted: never, critical: never }

# Lines whose provenance record nobody signed.
signatures:
  origins: [ai, mixed, human]
  action: { experimental: allow, trusted: allow, critical: allow }

# More than this in one change, and nobody reads it.
bulk:
  lines: 1000
  files: 50
  origins: [ai, mixed, unknown]
  ignore:
    - "**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,deno.lock}"
    - "**/{poetry.lock,uv.lock,Pipfile.lock,Cargo.lock,Gemfile.lock,composer.lock,go.sum}"
    - "**/*.{min.js,min.css,map,snap,lock}"
    - "**/*{.generated,.gen,_pb2,.pb}.*"
    - "**/{dist,vendor,node_modules,__snapshots__,__generated__}/**"
  action: warn

# Trusted and critical code must not import experimental code.
isolation: { action: block }

# A secret in the added lines, in any tier.
secrets: { action: block }

# The greatest share of added lines without evidence of their origin, in percent; 100 is no limit.
provenance:
  unknown: 100
  action: warn
  tiers: # the same among the lines of one tier
    experimental: { unknown: 100, action: warn }
    trusted: { unknown: 100, action: warn }
    critical: { unknown: 100, action: warn }
`;

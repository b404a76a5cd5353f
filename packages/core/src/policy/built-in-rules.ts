import type { PolicyRules } from "../model/index.ts";

/**
 * What `BUILT_IN_POLICY_TEXT` says, already read: every check needs these values, and a YAML parser takes longer than
 * everything else about a small change. A test holds the two together, and prints what to change here.
 */
export const BUILT_IN_RULES: PolicyRules = {
	version: 1,
	exclude: [],
	tiers: {
		default: "trusted",
		paths: [{ tier: "critical", match: [".countersign/**"] }],
		lower: {
			tests: [
				"**/{test,tests,__tests__,spec,specs,__mocks__,testdata}/**",
				"**/*.{test,spec,e2e,stories}.{js,jsx,mjs,cjs,ts,tsx,mts,cts}",
				"**/{test_*,*_test,conftest}.py",
				"**/*_test.go",
				"**/*{Test,Tests,IT}.{java,kt,cs}",
				"**/*_{test,spec}.rb",
			],
			markup: ["**/*.{html,htm,css,scss,sass,less,svg}", "**/*.{md,mdx,rst,txt}"],
		},
	},
	areas: {
		raise: {
			auth: "critical",
			crypto: "critical",
			"input-validation": "trusted",
			filesystem: "trusted",
			process: "trusted",
			network: "trusted",
			secrets: "trusted",
			privacy: "trusted",
			infrastructure: "critical",
			payment: "critical",
		},
		paths: {
			infrastructure: [
				"**/{Dockerfile,Containerfile}*",
				"**/*.{dockerfile,tf,tfvars,hcl,bicep}",
				"**/{docker-compose,compose}*.{yml,yaml}",
				"**/{k8s,kubernetes,helm,terraform,ansible,deploy,deployment}/**",
				"**/{deploy,release,provision,bootstrap,entrypoint}*.{sh,bash,ps1}",
				"**/{Jenkinsfile,.gitlab-ci.yml,azure-pipelines.yml,bitbucket-pipelines.yml}",
				"{.github/workflows,.github/actions,.circleci,.buildkite}/**",
			],
		},
	},
	require: {
		experimental: {
			block: { ai: "critical", human: "critical", mixed: "critical", unknown: "critical" },
			warn: { ai: "low", human: "medium", mixed: "low", unknown: "low" },
			confidence: "high",
			approvals: [],
			skipped: "warn",
		},
		trusted: {
			block: { ai: "medium", human: "high", mixed: "medium", unknown: "medium" },
			warn: { ai: "low", human: "low", mixed: "low", unknown: "low" },
			confidence: "medium",
			approvals: [{ role: "senior", count: 1, for: ["ai", "mixed", "unknown"], missing: "warn" }],
			skipped: "block",
		},
		critical: {
			block: { ai: "low", human: "medium", mixed: "low", unknown: "low" },
			warn: { ai: "low", human: "low", mixed: "low", unknown: "low" },
			confidence: "medium",
			approvals: [{ role: "senior", count: 2, for: ["ai", "human", "mixed", "unknown"], missing: "block" }],
			skipped: "block",
		},
	},
	prohibited: {
		areas: ["auth", "crypto", "infrastructure"],
		origins: ["ai", "mixed", "unknown"],
		further: {},
		action: { experimental: "allow", trusted: "warn", critical: "block" },
	},
	tools: {
		allow: ["*"],
		deny: [],
		action: "block",
		tiers: {
			experimental: { allow: ["*"], deny: [], action: "block" },
			trusted: { allow: ["*"], deny: [], action: "block" },
			critical: { allow: ["*"], deny: [], action: "block" },
		},
	},
	models: {
		allow: ["*"],
		deny: [],
		action: "block",
		tiers: {
			experimental: { allow: ["*"], deny: [], action: "block" },
			trusted: { allow: ["*"], deny: [], action: "block" },
			critical: { allow: ["*"], deny: [], action: "block" },
		},
	},
	prompts: {
		need: "digest",
		origins: ["ai", "mixed"],
		action: { experimental: "allow", trusted: "allow", critical: "allow" },
	},
	refinements: {
		origins: ["ai", "mixed"],
		warn: { experimental: "never", trusted: 5, critical: 3 },
		block: { experimental: "never", trusted: "never", critical: "never" },
	},
	signatures: {
		origins: ["ai", "mixed", "human"],
		action: { experimental: "allow", trusted: "allow", critical: "allow" },
	},
	bulk: {
		lines: 1000,
		files: 50,
		origins: ["ai", "mixed", "unknown"],
		ignore: [
			"**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,deno.lock}",
			"**/{poetry.lock,uv.lock,Pipfile.lock,Cargo.lock,Gemfile.lock,composer.lock,go.sum}",
			"**/*.{min.js,min.css,map,snap,lock}",
			"**/*{.generated,.gen,_pb2,.pb}.*",
			"**/{dist,vendor,node_modules,__snapshots__,__generated__}/**",
		],
		action: "warn",
	},
	isolation: { action: "block" },
	secrets: { action: "block" },
	provenance: {
		unknown: 100,
		action: "warn",
		tiers: {
			experimental: { unknown: 100, action: "warn" },
			trusted: { unknown: 100, action: "warn" },
			critical: { unknown: 100, action: "warn" },
		},
	},
};

import { describe, expect, it } from "vitest";
import { compilePathGlobs } from "../kit/index.ts";
import { getBuiltInPolicy } from "./parse-policy.ts";

const { tiers, areas, bulk } = getBuiltInPolicy().rules;
const infrastructure = compilePathGlobs(areas.paths.infrastructure ?? []);
const tests = compilePathGlobs(tiers.lower.tests);
const markup = compilePathGlobs(tiers.lower.markup);
const generated = compilePathGlobs(bulk.ignore);

describe("built-in policy", () => {
	it.each([
		...["Dockerfile", "api/Dockerfile.dev", "web.dockerfile", "infra/main.tf", "docker-compose.prod.yml"],
		...[
			".github/workflows/ci.yml",
			".gitlab-ci.yml",
			"ops/Jenkinsfile",
			"scripts/deploy-web.sh",
			"k8s/app.yaml",
		],
		...["compose.yaml", "deploy/run.py", "terraform/modules/x/vars.json"],
	])("takes %s for infrastructure", (path) => {
		expect(infrastructure(path)).not.toBeNull();
	});

	it.each([
		"src/deploy.ts",
		"scripts/test.sh",
		"docs/github/workflows.md",
		"src/compose.ts",
		"src/docker.py",
	])("does not take %s for infrastructure", (path) => {
		expect(infrastructure(path)).toBeNull();
	});

	it.each([
		...[
			"src/a.test.ts",
			"src/a.spec.jsx",
			"tests/conftest.py",
			"pkg/test_a.py",
			"a_test.go",
			"x/__tests__/a.js",
		],
		...["src/test/java/AppTest.java", "spec/models/user_spec.rb"],
	])("takes %s for a test", (path) => {
		expect(tests(path)).not.toBeNull();
	});

	it.each(["src/contest.ts", "src/latest.py", "src/testing.ts", "src/attestation.go", "src/Contest.java"])(
		"does not take %s for a test",
		(path) => {
			expect(tests(path)).toBeNull();
		},
	);

	it("takes templates with code in them for code", () => {
		expect(["a.html", "a.css", "README.md"].map(markup)).not.toContain(null);
		expect(["a.tsx", "a.vue", "a.svelte", "a.ejs"].map(markup)).toEqual([null, null, null, null]);
	});

	it("leaves out of bulk what nobody reads", () => {
		const paths = [
			"package-lock.json",
			"a/poetry.lock",
			"dist/x.js",
			"a.min.js",
			"x/__snapshots__/a.snap",
			"a_pb2.py",
		];
		expect(paths.map(generated)).not.toContain(null);
		expect(["src/lock.ts", "src/distance/x.ts"].map(generated)).toEqual([null, null]);
	});
});

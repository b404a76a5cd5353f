import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: "unit",
					include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts", "bench/**/*.test.ts"],
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: "e2e",
					include: ["packages/*/test/**/*.test.ts"],
					testTimeout: 180_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});

import { join } from "node:path";
import { Change, type ChangedFile } from "../../model/index.ts";
import { ChangeError } from "../errors.ts";
import { type ChangeRequest, readChange } from "../read-change.ts";
import { openRepository } from "../repository.ts";
import {
	createTestFolder,
	createTestRepository,
	openTestRepository,
	type TestRepository,
	type TestRepositoryOptions,
} from "./test-repository.ts";

/** Repositories and folders of one test, removed together by `removeAll`. */
export interface TestScope {
	create(options?: TestRepositoryOptions): TestRepository;
	clone(source: TestRepository, ...args: string[]): TestRepository;
	folder(): string;
	removeAll(): void;
}

export function createTestScope(): TestScope {
	const cleanups: (() => void)[] = [];
	const folder = (): string => {
		const created = createTestFolder();
		cleanups.push(created.remove);
		return created.path;
	};
	return {
		folder,
		create(options) {
			const repository = createTestRepository(options);
			cleanups.push(repository.remove);
			return repository;
		},
		clone(source, ...args) {
			const root = join(folder(), "clone");
			source.git("clone", "--quiet", ...args, `file://${source.root}`, root);
			return openTestRepository(root);
		},
		removeAll() {
			for (const cleanup of cleanups.splice(0)) cleanup();
		},
	};
}

/** Reads a change as the pipeline does, and checks it against its schema. */
export async function readTestChange(
	repository: TestRepository,
	request: ChangeRequest = {},
): Promise<Change> {
	return Change.parse(await readChange(await openRepository(repository.root), request));
}

/** The code a promise is rejected with; the text of any other outcome, so that a test shows it. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
	try {
		return `no error: ${JSON.stringify(await promise)}`;
	} catch (error) {
		return error instanceof ChangeError ? error.code : String(error);
	}
}

export function getFile(change: Change, path: string): ChangedFile {
	const file = change.files.find((candidate) => candidate.path === path);
	if (!file) throw new Error(`${path} is not among ${change.files.map((one) => one.path).join(", ")}`);
	return file;
}

/** `line 1` to `line <count>`. */
export function numberedLines(count: number): string {
	return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");
}

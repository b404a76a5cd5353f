import { posix, win32 } from "node:path";

/** What a policy is called that lies outside the repository: where it lies is the business of one machine. */
const OUTSIDE = "outside the repository";

/** The source as it stands when it is a repository path or `built-in`; a machine path never reaches evidence. */
export function toPortableSource(source: string): string {
	const isMachinePath = posix.isAbsolute(source) || win32.isAbsolute(source) || source.startsWith("~");
	const leavesRoot = source.split(/[/\\]/).includes("..");
	return isMachinePath || leavesRoot ? OUTSIDE : source;
}

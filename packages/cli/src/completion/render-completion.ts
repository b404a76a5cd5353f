import type { Command } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** One place of the command line: the words before, and what may follow. */
interface Place {
	readonly path: string;
	readonly words: readonly { readonly word: string; readonly about: string }[];
}

function listOptions(command: Command) {
	return command.options.flatMap((option) => {
		const word = option.long ?? option.short;
		return word === undefined || option.hidden ? [] : [{ word, about: option.description }];
	});
}

function listPlaces(program: Command): readonly Place[] {
	const globals = listOptions(program);
	const visit = (command: Command, path: string): readonly Place[] => {
		const subcommands = command.commands.map((one) => ({ word: one.name(), about: one.summary() }));
		const options = command === program ? globals : [...listOptions(command), ...globals];
		const below = command.commands.flatMap((one) => visit(one, `${path} ${one.name()}`.trim()));
		return [{ path, words: [...subcommands, ...options] }, ...below];
	};
	return visit(program, "");
}

function quote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

function renderBash(places: readonly Place[]): string {
	const cases = places.map(({ path, words }) => {
		return `\t\t${quote(path)}) words=${quote(words.map(({ word }) => word).join(" "))} ;;`;
	});
	return `# countersign completion bash: put it where bash-completion looks, or eval it.
_countersign() {
	local path='' words='' word
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in -*) ;; *) path="\${path:+$path }$word" ;; esac
	done
	case $path in
${cases.join("\n")}
	esac
	COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
	[ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _countersign countersign
`;
}

function renderZsh(places: readonly Place[]): string {
	const describe = ({ word, about }: Place["words"][number]) =>
		quote(`${word}:${about.replaceAll(":", "\\:")}`);
	const cases = places.map(({ path, words }) => {
		return `\t\t${quote(path)}) options=(${words.map(describe).join(" ")}) ;;`;
	});
	return `#compdef countersign
# countersign completion zsh: put it into a folder of $fpath as _countersign, or eval it after compinit.
_countersign() {
	local -a options
	local path_ word
	for word in "\${(@)words[2,CURRENT-1]}"; do
		[[ $word == -* ]] || path_="\${path_:+$path_ }$word"
	done
	case $path_ in
${cases.join("\n")}
	esac
	_describe countersign options || _files
}
compdef _countersign countersign
`;
}

function renderFish(places: readonly Place[]): string {
	const lines = places.flatMap(({ path, words }) =>
		words.map(({ word, about }) => {
			const names = path.split(" ").filter((name) => name !== "");
			const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`).join("; and ");
			const when = seen === "" ? "__fish_use_subcommand" : seen;
			const what = word.startsWith("--")
				? `-l ${word.slice(2)}`
				: word.startsWith("-")
					? `-o ${word.slice(1)}`
					: `-a ${word}`;
			return `complete -c countersign -n ${quote(when)} ${what} -d ${quote(about)}`;
		}),
	);
	return `# countersign completion fish: put it into ~/.config/fish/completions/countersign.fish.\n${lines.join("\n")}\n`;
}

const RENDERERS: Readonly<Record<Shell, (places: readonly Place[]) => string>> = {
	bash: renderBash,
	zsh: renderZsh,
	fish: renderFish,
};

/** A completion script, made from the command line itself, so that the two cannot differ. */
export function renderCompletion(program: Command, shell: Shell): string {
	return RENDERERS[shell](listPlaces(program));
}

/** Secrets are found by kind (`secret-github`, `secret-aws`); what to do is the same for all. */
export const SECRET_PAGE = `# Secret in the code

## What it finds
A key, token or password in source text, recognized by its form. The report masks it.

## Why it matters
Everyone who can read the repository can use the secret, now and for as long as the history is kept. Robots find keys in
public repositories within minutes.

## What to do
1. Revoke the secret where it was issued, and make a new one. Deleting the line does not help: the history keeps it.
2. Read the new one from the environment or a secret store.
3. If it never left this machine, take it out of the commit with \`git commit --amend\` or \`git rebase\`.

## Bad
\`\`\`python
client = Client(token="ghp_…")
\`\`\`

## Good
\`\`\`python
client = Client(token=os.environ["GITHUB_TOKEN"])
\`\`\`

## How it is usually generated wrong
- A real key pasted into a prompt comes back in the code.
- A placeholder that is replaced by the real value "for now".

## Ask for this instead
> Read every credential from the environment and fail at the start when it is missing. Never write one into code, tests or
> examples.
`;

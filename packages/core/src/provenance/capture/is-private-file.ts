/** Names of files that hold secrets and belong into no commit, and so into no copy of ours either. */
const PRIVATE =
	/^(?:\.env(?:\..{1,60})?|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.htpasswd|credentials(?:\.json)?|id_(?:rsa|dsa|ecdsa|ed25519)|.{1,200}\.(?:pem|key|p12|pfx|jks|keystore|kdbx))$/i;
const PUBLIC = /\.(?:example|sample|template|dist)$/i;

/** Whether a file holds secrets by its name: of such a file nothing is copied, hashed or recorded. */
export function isPrivateFile(path: string): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return PRIVATE.test(name) && !PUBLIC.test(name);
}

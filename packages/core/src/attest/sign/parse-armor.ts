import { parseBase64, Refusal } from "../verify/index.ts";

const ARMOR =
	/^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]{1,65536})-----END SSH SIGNATURE-----\r?\n?$/;

/**
 * The SSHSIG blob inside the text that `ssh-keygen -Y sign` prints.
 * @throws Refusal when the text is not exactly one armored signature.
 */
export function parseArmor(text: string): Buffer {
	const body = ARMOR.exec(text)?.[1];
	if (body === undefined) throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "ssh-keygen printed no signature.");
	return parseBase64(body.replaceAll(/[\r\n]/g, ""));
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotRun } from '../../runCases';

/** A key, its certificate, and the file that a Node process trusts it by (NODE_EXTRA_CA_CERTS). */
export interface Certificate {
	key: string;
	cert: string;
	file: string;
}

/**
 * Makes a certificate for these hosts that lives for two days. Only a process that is given the file trusts it.
 * @throws NotRun without openssl
 */
export function makeCertificate(folder: string, hosts: string[]): Certificate {
	mkdirSync(folder, { recursive: true });
	const [key, file] = [join(folder, 'recorder.key'), join(folder, 'recorder.crt')];
	const names = hosts.map((host) => `DNS:${host}`).join(',');
	const { status } = spawnSync(
		'openssl',
		['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=recorder'].concat([
			'-addext',
			`subjectAltName=${names}`,
			'-keyout',
			key,
			'-out',
			file,
		]),
		{ stdio: 'ignore' },
	);
	if (status !== 0) throw new NotRun('openssl is not installed');
	return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

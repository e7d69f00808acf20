import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { importHeadline } from '../cases/headline';
import { platforms, type PlatformName } from './credentials';
import { ensureN8n } from './install';
import { forgetData, installPackage, startN8n, type RunningN8n } from './server';
import { packProject } from './pack';
import { e2eFolder } from '../paths';
import { webhookSecret } from './webhookSecret';
import { createCredential, setUpOwner, type CredentialReference, type Session } from './rest';

/** A bare n8n with the packed package installed, a fresh simulator, and a credential that points from one to the other. */
export interface Stage {
	n8n: RunningN8n;
	simulator: Simulator;
	session: Session;
	/** The credentials of each platform. */
	credentialsOf: Record<PlatformName, CredentialReference[]>;
	/** Every credential that a flow may ask for, that of its webhook too. */
	credentials: CredentialReference[];
	/** Imports and publishes the headline flow at the first call; answers its id. */
	headline(): Promise<string>;
	stop(): Promise<void>;
}

/** Where and how a stage is set up. `n8nEnv` is added to n8n's environment; `settings` set the simulator's speed. */
export interface StageOptions {
	userFolder: string;
	/** the folder that pins n8n; the newest when not given */
	installation?: string;
	port?: number;
	n8nEnv?: NodeJS.ProcessEnv;
	settings?: SimulatorOptions;
}

/** Makes n8n and the package ready in a user folder without data; what is already there and current is kept. */
async function prepare(userFolder: string, installation: string): Promise<void> {
	await ensureN8n(installation);
	const tarball = await packProject();
	mkdirSync(userFolder, { recursive: true });
	forgetData(userFolder);
	// Packing names the tarball after its sources, so the same name is the same package.
	const stamp = join(userFolder, '.n8n', 'nodes', 'installed-tarball.txt');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === basename(tarball)) return;
	await installPackage(userFolder, tarball);
	writeFileSync(stamp, basename(tarball));
}

/** Prepares and starts everything; when a part does not start, the others are stopped and the error is thrown. */
export async function startStage(options: StageOptions): Promise<Stage> {
	const { userFolder, installation = e2eFolder, port, n8nEnv, settings } = options;
	await prepare(userFolder, installation);
	console.log('Starting the simulator and n8n …');
	const simulator = await startSimulator(settings);
	let n8n: RunningN8n | undefined;
	try {
		n8n = await startN8n({ userFolder, installation, port, env: n8nEnv });
		const session = await setUpOwner(n8n.url);
		const credentialsOf = await createCredentials(session, simulator);
		const secret = await createCredential(session, webhookSecret.type, 'Secret of the webhooks', webhookSecret.data);
		const credentials = [...Object.values(credentialsOf).flat(), secret];
		let flow: Promise<string> | undefined;
		const headline = async () => await (flow ??= importHeadline(session, credentials));
		const stop = () => stopAll(simulator, n8n);
		return { n8n, simulator, session, credentialsOf, credentials, headline, stop };
	} catch (error) {
		await stopAll(simulator, n8n);
		throw error;
	}
}

/** Stores the credentials of every platform. */
async function createCredentials(session: Session, simulator: Simulator): Promise<Stage['credentialsOf']> {
	const stored = Object.entries(platforms).map(async ([platform, { name, types, values }]) => {
		const create = async (type: string) =>
			await createCredential(session, type, `${name} (simulator)`, values(simulator));
		return [platform, await Promise.all(types.map(create))];
	});
	return Object.fromEntries(await Promise.all(stored)) as Stage['credentialsOf'];
}

async function stopAll(simulator: Simulator, n8n: RunningN8n | undefined): Promise<void> {
	await n8n?.stop();
	await simulator.stop();
}

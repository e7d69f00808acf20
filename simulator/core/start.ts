import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { controlServer } from './control';
import { createFaults } from './http/faults';
import { scoped } from './http/api';
import type { Core, PlatformOptions, Platforms, Running, SimulatorCore, SimulatorOf } from './platform';
import { CORE_SETTINGS, type CoreSettings, settingsOf } from './settings';
import { createEffects } from './state/effects';
import { loadStates, saveStates } from './state/stateFile';

/** How a simulator is started, beside what its platforms take. */
export interface CoreOptions extends CoreSettings {
	/** 0 = any free port. */
	port: number;
	storagePort: number;
	/** The clock, in milliseconds. */
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	/** Where the state is kept between two starts; without it the state lives in memory. */
	stateFile: string;
}

export type OptionsOf<Registry extends Platforms> = Partial<CoreOptions> & PlatformOptions<Registry>;

/** A server whose answers carry the simulator's own time, as those of the platforms do. */
function newServer(now: () => number): FastifyInstance {
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, routerOptions: { maxParamLength: 500 } });
	app.addHook('onSend', async (_request, reply) => {
		void reply.header('date', new Date(now()).toUTCString());
	});
	return app;
}

/** Listens nowhere but on this machine; gives the address. */
async function listen(app: FastifyInstance, port: number): Promise<string> {
	await app.listen({ port, host: '127.0.0.1' });
	const address = app.server.address();
	if (!address || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

/** Starts these platforms on one server, and the storage on another. Throws when a port is taken. */
export async function startPlatforms<Registry extends Platforms>(
	registry: Registry,
	options: OptionsOf<Registry>,
): Promise<SimulatorOf<Registry>> {
	const {
		port = 0,
		storagePort = 0,
		now = Date.now,
		// A sleep that is still under way must not keep a stopped simulator's process alive.
		sleep = (ms: number) => wait(ms, undefined, { ref: false }),
		stateFile,
	}: Partial<CoreOptions> = options;
	const effects = createEffects();
	const faults = createFaults();
	const settings = settingsOf(CORE_SETTINGS, options);
	const [app, storage] = [newServer(now), newServer(now)];
	const addresses = { url: '', storageUrl: '' };
	const running: Running<Platforms> = {};
	const keptStates = () =>
		Object.fromEntries(Object.entries(running).map(([name, { states }]) => [name, states] as const));
	const save = () => saveStates(stateFile, keptStates());
	const hosts = { url: () => addresses.url, storageUrl: () => addresses.storageUrl };
	const core: Core = { now, sleep, faults, effects, settings, save, ...hosts };
	for (const [name, platform] of Object.entries(registry)) running[name] = platform.start(core, options[name] as never);
	loadStates(stateFile, keptStates());

	const common: SimulatorCore = {
		...addresses,
		settings,
		faults,
		effects: () => effects.snapshot(),
		forgetCounts: () => effects.reset(),
		reset() {
			effects.reset();
			faults.clear();
			for (const platform of Object.values(running)) {
				platform.states.reset();
				platform.reset();
			}
			save();
		},
		async stop() {
			await Promise.all([app.close(), storage.close()]);
		},
	};
	const simulator = Object.assign(common, running as Running<Registry>);
	for (const platform of Object.values(running)) await platform.serve(app, storage);
	await scoped(app, (scope) => controlServer(scope, simulator, registry, running));
	try {
		addresses.storageUrl = await listen(storage, storagePort);
		addresses.url = await listen(app, port);
	} catch (error) {
		await common.stop();
		throw error;
	}
	return Object.assign(simulator, addresses);
}

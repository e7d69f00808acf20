import type { FastifyInstance } from 'fastify';
import type { FaultRule } from './http/faults';
import type { Platforms, RunningPlatform, SimulatorCore } from './platform';
import { checkChanges, CORE_SETTINGS, type Declared } from './settings';

type Running = Record<string, RunningPlatform>;
type Changes = Record<string, unknown>;

/** A rule as JSON carries it: a route between slashes is a pattern. */
const readRule = (rule: FaultRule): FaultRule => {
	const pattern = /^\/(.+)\/$/.exec(String(rule.route));
	return pattern ? { ...rule, route: new RegExp(pattern[1]) } : rule;
};

/** All settings: those of the core, and those of each platform below its name. */
const settingsOf = ({ settings }: SimulatorCore, running: Running) => ({
	...settings,
	...Object.fromEntries(Object.entries(running).map(([name, platform]) => [name, platform.settings])),
});

/** Changes settings, all of them or none. */
function change(simulator: SimulatorCore, registry: Platforms, running: Running, given: Changes): void {
	const ofPlatforms = Object.keys(given).filter((name) => Object.hasOwn(running, name));
	const own = Object.fromEntries(Object.entries(given).filter(([name]) => !ofPlatforms.includes(name)));
	const changes: Array<[object, Declared, Changes]> = [
		[simulator.settings, CORE_SETTINGS, own],
		...ofPlatforms.map((name): [object, Declared, Changes] => [
			running[name].settings,
			registry[name].settings,
			given[name] as Changes,
		]),
	];
	for (const [, declared, values] of changes) checkChanges(declared, values);
	for (const [settings, , values] of changes) Object.assign(settings, values);
}

/** Does what a person does in a platform's console. Throws when there is no such action. */
function act(running: Running, name: string, index: number, action: string, given: unknown[]): unknown {
	const admin = (Object.hasOwn(running, name) ? running[name].admin(index) : {}) as Record<string, unknown>;
	const found = Object.hasOwn(admin, action) && admin[action];
	if (typeof found !== 'function') throw new Error(`There is no action ${action} of ${name}`);
	return (found as (...values: unknown[]) => unknown)(...given);
}

/** What other processes use, below `/_simulator`: counts, state, faults, settings and consoles as JSON. */
export async function controlServer(app: FastifyInstance, core: SimulatorCore, registry: Platforms, running: Running) {
	const ofEach = (show: (platform: RunningPlatform) => unknown) =>
		Object.fromEntries(Object.entries(running).map(([name, platform]) => [name, show(platform)]));
	app.setErrorHandler((error: Error & { status?: number }, _request, reply) =>
		reply.code(error.status ?? 400).send({ message: error.message }),
	);
	app.get('/_simulator/effects', () => ({ ...core.effects(), ...ofEach((platform) => platform.effects()) }));
	app.get('/_simulator/state', () => ({
		settings: settingsOf(core, running),
		...ofEach(({ accounts, ...platform }) => accounts.map(({ name }, index) => ({ name, ...platform.state(index) }))),
	}));
	app.post('/_simulator/:platform/:index/:action', (request) => {
		const { platform, index, action } = request.params as Record<string, string>;
		return { result: act(running, platform, Number(index), action, (request.body ?? []) as unknown[]) ?? null };
	});
	app.post('/_simulator/faults', (request) => {
		for (const rule of [request.body].flat() as FaultRule[]) core.faults.add(readRule(rule));
		return { ok: true };
	});
	app.delete('/_simulator/faults', () => {
		core.faults.clear();
		return { ok: true };
	});
	app.post('/_simulator/settings', (request) => {
		change(core, registry, running, request.body as Changes);
		return settingsOf(core, running);
	});
	app.post('/_simulator/reset', () => {
		core.reset();
		return { ok: true };
	});
}

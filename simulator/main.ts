import { parseArgs } from 'node:util';
import type { Guide } from './core/platform';
import { startSimulator } from './index';
import { platforms } from './platforms';

const HELP = 'tsx simulator/main.ts [--port 8787] [--storage-port 8788] [--state file]';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8787' },
			'storage-port': { type: 'string', default: '8788' },
			state: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return void process.stdout.write(`${HELP}\n`);
	const simulator = await startSimulator({
		port: Number(values.port),
		storagePort: Number(values['storage-port']),
		...(values.state && { stateFile: values.state }),
	});
	const line = (label: string, value: string) => `${label.padEnd(18)}${value}`;
	const linesOf = ({ name, addresses, credential }: Guide) => [
		`${name}: addresses, and a test credential (worth nothing anywhere else)`,
		...Object.entries({ ...addresses, ...credential }).map(([label, value]) => `  ${line(label, value)}`),
		'',
	];
	const lines = [
		line('Storage', simulator.storageUrl),
		line('Counts, faults', `${simulator.url}/_simulator/effects`),
		'',
		...Object.keys(platforms).flatMap((name) => linesOf(simulator[name as keyof typeof platforms].guide())),
		'Stop with Ctrl+C',
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n${HELP}\n`);
	process.exitCode = 1;
});

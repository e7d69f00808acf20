import { parseArgs } from 'node:util';
import { startSimulator } from './index';

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
	const [account] = simulator.accounts;
	const lines = [
		`Ingram Micro     ${simulator.ingramUrl}`,
		`Storage          ${simulator.storageUrl}`,
		`Control panel    ${simulator.url}/control-panel`,
		`Counts, faults   ${simulator.url}/_simulator/effects`,
		'',
		'Test credential (worth nothing anywhere else)',
		`  Base URL          ${simulator.ingramUrl}`,
		`  User name         ${account.username}`,
		`  Password          ${account.password}`,
		`  Subscription key  ${account.subscriptionKey}`,
		`  Marketplace       ${account.marketplace}`,
		'',
		'Stop with Ctrl+C',
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n${HELP}\n`);
	process.exitCode = 1;
});

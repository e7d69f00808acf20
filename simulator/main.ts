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
	const [tenant] = simulator.tenants;
	const [distributor] = simulator.distributors;
	const lines = [
		`Ingram Micro     ${simulator.ingramUrl}`,
		`Partner Center   ${simulator.partnerUrl}`,
		`Microsoft Graph  ${simulator.graphUrl}`,
		`Partner Sales    ${simulator.salesUrl}`,
		`Adobe            ${simulator.adobeUrl}`,
		`Storage          ${simulator.storageUrl}`,
		`Control panel    ${simulator.url}/control-panel`,
		`Counts, faults   ${simulator.url}/_simulator/effects`,
		'',
		'Test credential for Ingram Micro (worth nothing anywhere else)',
		`  Base URL          ${simulator.ingramUrl}`,
		`  User name         ${account.username}`,
		`  Password          ${account.password}`,
		`  Subscription key  ${account.subscriptionKey}`,
		`  Marketplace       ${account.marketplace}`,
		'',
		'Test credential for Partner Center, environment Custom (worth nothing anywhere else)',
		`  API address       ${simulator.partnerUrl}`,
		`  Sign-in address   ${simulator.partnerLoginUrl}`,
		`  Tenant ID         ${tenant.tenantId}`,
		`  Client ID         ${tenant.clientId}`,
		`  Client secret     ${tenant.clientSecret}`,
		`  Refresh token     ${tenant.refreshToken}`,
		'',
		'Test credential for Adobe VIP Marketplace, environment Custom (worth nothing anywhere else)',
		`  API address       ${simulator.adobeUrl}`,
		`  IMS address       ${simulator.adobeImsUrl}`,
		`  Client ID         ${distributor.clientId}`,
		`  Client secret     ${distributor.clientSecret}`,
		`  Distributor ID    ${distributor.distributorId}`,
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

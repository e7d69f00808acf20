import './withoutJest';

import type { INodeParameters } from 'n8n-workflow';

import manifest from '../../../package.json';
import { credentialTypes, nodes } from '../../../scripts/package';
import { createCore } from '../../support/core';
import { useVirtualTime } from '../../support/virtualClock';

/**
 * A process of its own that runs nodes against a hostile server, with little memory: what would end n8n ends only this.
 * It is given its runs as JSON, and writes one line for each that has ended.
 */

/** One run: which node, and where its platform is. */
export interface Run {
	name: string;
	/** ingramMicroOrder */
	node: string;
	parameters: INodeParameters;
	url: string;
}

/** How a run ended. */
export interface Ended {
	name: string;
	error?: string;
	details?: Record<string, unknown>;
	rows: number;
	/** of its first row */
	first?: unknown;
	/** memory of the whole process after it, in MB */
	memory: number;
	/** milliseconds that it took */
	took: number;
}

useVirtualTime();

async function main(runs: Run[]): Promise<void> {
	const ingram = (baseUrl: string) => ({
		signIn: 'basic',
		baseUrl,
		username: 'user',
		password: 'password',
		subscriptionApiKey: 'subscription-key',
		marketplace: 'us',
		sessionToken: '',
		tokenExpiresAt: '',
	});
	const microsoft = (url: string) => ({
		environment: 'custom',
		apiUrl: url,
		signInUrl: url,
		signIn: 'appOnly',
		tenantId: 'tenant',
		clientId: 'client',
		clientSecret: 'client-secret',
		sessionToken: '',
		tokenExpiresAt: '',
	});
	for (const { name, node, parameters, url } of runs) {
		const core = await createCore({
			nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
			credentialTypes,
			credentials: {
				ingramMicroCloudMarketplaceApi: { own: { name: 'Own', data: ingram(url) } },
				microsoftPartnerCenterApi: { own: { name: 'Own', data: microsoft(url) } },
			},
		});
		const start = performance.now();
		const { lastNodeItems } = await core.runNode(`${manifest.name}.${node}`, parameters, undefined, {
			onError: 'continueRegularOutput',
		});
		const [first] = lastNodeItems;
		const json = first?.json ?? {};
		const ended: Ended = {
			name,
			rows: lastNodeItems.length,
			error: json.error as string | undefined,
			details: json.details as Ended['details'],
			first: JSON.stringify(json).length < 10_000 ? json : undefined,
			took: Math.round(performance.now() - start),
			memory: Math.round(process.memoryUsage().rss / 1024 / 1024),
		};
		process.stdout.write(`${JSON.stringify(ended)}\n`);
	}
}

// As in n8n, the process has other things to do: a deadline alone would not keep it.
setInterval(() => undefined, 60_000);
void main(JSON.parse(process.argv[2]) as Run[]).then(() => process.exit(0));

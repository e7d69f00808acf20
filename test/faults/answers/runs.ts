import type { IDataObject, INodeParameters } from 'n8n-workflow';

import manifest from '../../../package.json';
import { credentialTypes, nodes } from '../../../scripts/package';
import { newOrder } from '../../flows/adobe/orderFields';
import { sale } from '../../flows/ingram/parameters';
import { wholeText } from '../../secrets/kept';
import { createCore, type Core } from '../../support/core';
import { useVirtualTime } from '../../support/virtualClock';

import { type Answer, type RawServer, reply, startRawServer, TOKEN } from './server';

/** Runs of nodes against a server that means harm. */

/** What was typed and what was given, and must be in no error. */
export const SECRETS = [
	TOKEN,
	'Pw!canary.9f27c1d04be84a6f8d3b5e17',
	'key-canary-5b1f0c77e2a94d3c8e6f1b20',
	'cs~canary-84d1e6b29c3f4f0ba7d5c0e9',
	'client-canary-1c9e7f60b3d84d52',
];
const [, password, subscriptionApiKey, clientSecret, clientId] = SECRETS;

const fieldsOf = (url: string): Record<string, IDataObject> => ({
	ingramMicroCloudMarketplaceApi: {
		signIn: 'basic',
		baseUrl: url,
		username: 'user',
		password,
		subscriptionApiKey,
		marketplace: 'us',
	},
	microsoftPartnerCenterApi: {
		environment: 'custom',
		apiUrl: url,
		signInUrl: url,
		signIn: 'appOnly',
		tenantId: 'tenant',
		clientId,
		clientSecret,
	},
	adobeVipMarketplaceApi: { environment: 'custom', apiUrl: url, imsUrl: url, clientId, clientSecret },
});

/** A request has a moment, and is not repeated. */
const options = { requestTimeout: 1, retryFor: 0.1 };

const list: INodeParameters = { operation: 'getAll', returnAll: true, simplify: false, filters: {}, options };

/** The product that is sold, without a limit. */
const PRODUCTS = reply(
	200,
	JSON.stringify({ data: [{ mpn: 'ACME-BACKUP' }], pagination: { offset: 0, limit: 100, total: 1 } }),
);

/** Nothing else is asked before the purchase, whose answer is the hostile one. */
const bought = { ...options, withoutOrderKey: true, checkAccount: false };

interface Run {
	node: string;
	parameters: INodeParameters;
	/** the header that names a purchase to a platform that recognizes repeats; '' where none does */
	repeats?: string;
	/** what is read before the purchase, by the beginning of its path */
	good?: Record<string, Buffer>;
}

const picked = (value: string) => ({ __rl: true, mode: 'id', value });

/** What is run: a list and a purchase of each platform. */
export const NODES: Record<string, Run> = {
	'Ingram Micro': { node: 'ingramMicroOrder', parameters: { ...list, resource: 'order' } },
	'Partner Center': { node: 'partnerCenterCustomer', parameters: { ...list, resource: 'customer', filterBy: 'none' } },
	Adobe: { node: 'adobeVipReseller', parameters: { ...list, resource: 'reseller' } },
	'a purchase of Ingram Micro': {
		node: 'ingramMicroSalesOrder',
		parameters: sale('1000', '', { options: bought }),
		repeats: '',
		good: { '/products': PRODUCTS },
	},
	'a purchase of Partner Center': {
		node: 'partnerCenterOrder',
		parameters: {
			resource: 'order',
			operation: 'create',
			customerId: picked('1000240'),
			linesFrom: 'fields',
			lineItems: { line: [{ offerId: '1e3f0752-af9a-5894-8580-59200011bd9d', quantity: 3 }] },
			billingCycle: 'monthly',
			dryRun: false,
			waitForCompletion: false,
			simplify: true,
			options: bought,
		},
		repeats: 'ms-requestid',
	},
	'a purchase of Adobe': {
		node: 'adobeVipNewOrder',
		parameters: newOrder('1005053489', {
			resource: 'newOrder',
			operation: 'place',
			waitForCompletion: false,
			additionalFields: { skipPreview: true },
			options: bought,
		}) as INodeParameters,
		repeats: 'x-request-id',
	},
};

/** How a run ended. */
export interface Ended {
	error?: string;
	details?: IDataObject;
	rows: IDataObject[];
	/** all that n8n keeps of it, where it failed */
	kept: string;
	/** milliseconds of the real clock */
	took: number;
}

export interface Stage {
	server: RawServer;
	/** another one, that no request may reach */
	other: RawServer;
	run: (platform: string, name: string, answer: Answer) => Promise<Ended>;
	stop: () => Promise<void>;
}

export async function startStage(): Promise<Stage> {
	useVirtualTime();
	const [server, other] = [await startRawServer(), await startRawServer()];
	other.serve('never', '');
	const credentials = Object.fromEntries(
		Object.entries(fieldsOf(`http://127.0.0.1:${server.port}`)).map(([type, data]) => [
			type,
			{ own: { name: 'Own', data: { ...data, sessionToken: '', tokenExpiresAt: '', tokenFor: '' } } },
		]),
	);
	const core: Core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: credentials as Parameters<typeof createCore>[0]['credentials'],
	});
	return {
		server,
		other,
		async run(platform, name, answer) {
			const { node, parameters, good } = NODES[platform];
			server.serve(`${platform}: ${name}`, answer, good);
			const start = performance.now();
			const result = await core.runNode(`${manifest.name}.${node}`, parameters, undefined, {
				onError: 'continueRegularOutput',
			});
			const took = performance.now() - start;
			const rows = result.lastNodeItems.map(({ json }) => json);
			const { error, details } = (rows[0] ?? {}) as { error?: string; details?: IDataObject };
			return { error, details, rows, kept: error === undefined ? '' : wholeText(result.lastNodeItems), took };
		},
		stop: async () => {
			await Promise.all([server.stop(), other.stop()]);
		},
	};
}

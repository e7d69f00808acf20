import axios, { type AxiosInstance } from 'axios';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { IngramMicroCloudMarketplaceApi } from '../../../credentials/IngramMicroCloudMarketplaceApi.credentials';
import { IngramMicroCancellationOrder } from '../../../nodes/IngramMicro/CancellationOrder/IngramMicroCancellationOrder.node';
import { IngramMicroChangeOrder } from '../../../nodes/IngramMicro/ChangeOrder/IngramMicroChangeOrder.node';
import { IngramMicroCustomer } from '../../../nodes/IngramMicro/Customer/IngramMicroCustomer.node';
import { IngramMicroMigrationOrder } from '../../../nodes/IngramMicro/MigrationOrder/IngramMicroMigrationOrder.node';
import { IngramMicroOrder } from '../../../nodes/IngramMicro/Order/IngramMicroOrder.node';
import { IngramMicroRenewalOrder } from '../../../nodes/IngramMicro/RenewalOrder/IngramMicroRenewalOrder.node';
import { IngramMicroReport } from '../../../nodes/IngramMicro/Report/IngramMicroReport.node';
import { IngramMicroReseller } from '../../../nodes/IngramMicro/Reseller/IngramMicroReseller.node';
import { IngramMicroSalesOrder } from '../../../nodes/IngramMicro/SalesOrder/IngramMicroSalesOrder.node';
import { IngramMicroSubscription } from '../../../nodes/IngramMicro/Subscription/IngramMicroSubscription.node';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';
import type { Account, StoredAccount, StoredOrder } from '../../../simulator/platforms/ingram';
import { keptOf, wholeText } from '../../secrets/kept';
import { createCore, type Core, type FlowResult } from '../../support/core';
import { freezeDate, time } from '../../support/virtualClock';

import { leaks, type Hidden } from '../../faults/matrix/leaks';
import { newCustomer, PERSONAL, PRODUCT } from './parameters';

const NODES = {
	CancellationOrder: IngramMicroCancellationOrder,
	ChangeOrder: IngramMicroChangeOrder,
	Customer: IngramMicroCustomer,
	MigrationOrder: IngramMicroMigrationOrder,
	Order: IngramMicroOrder,
	RenewalOrder: IngramMicroRenewalOrder,
	Report: IngramMicroReport,
	Reseller: IngramMicroReseller,
	SalesOrder: IngramMicroSalesOrder,
	Subscription: IngramMicroSubscription,
};

export type NodeName = keyof typeof NODES;

export const CREDENTIAL = 'ingramMicroCloudMarketplaceApi';

type RunOptions = NonNullable<Parameters<Core['runNode']>[3]>;

/** The simulator, the nodes in n8n-core and a client of the API, all on one clock. Accounts are 'a' and 'b'. */
export interface World {
	simulator: Simulator;
	core: Core;
	/** what no run shows */
	hidden: Hidden;
	/** the API as account 'a', for what a test needs beforehand and looks up afterwards */
	api: AxiosInstance;
	/** Runs one node and checks that no secret shows up anywhere in what n8n would store. */
	run(
		node: NodeName,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
		options?: RunOptions,
	): Promise<FlowResult>;
	/** Creates an active customer; gives its id. */
	customer(more?: IDataObject): Promise<string>;
	/** A subscription of three units that the customer bought; gives its id. */
	subscription(customer: string): Promise<string>;
	/** Orders of a customer on the server. */
	orders(customer: string): StoredOrder[];
	/** Customers with this external id on the server. */
	customers(externalId: string): StoredAccount[];
	/** Requests that are sent from now on, by route. */
	requestsSince(): () => Record<string, number>;
	stop(): Promise<void>;
}

export const credentialOf = (account: Account, baseUrl: string) => ({
	name: account.name,
	data: {
		signIn: 'basic',
		baseUrl,
		username: account.username,
		password: account.password,
		subscriptionApiKey: account.subscriptionKey,
		marketplace: account.marketplace,
		sessionToken: '',
		tokenExpiresAt: '',
	},
});

/** A client of the API that signs in for every call: a test may move the clock as far as it likes. */
function clientOf(simulator: Simulator): AxiosInstance {
	const { username, password, subscriptionKey, marketplace } = simulator.ingram.accounts[0];
	const headers = { 'X-Subscription-Key': subscriptionKey };
	const client = axios.create({ baseURL: simulator.ingram.url, headers });
	client.interceptors.request.use(async (request) => {
		const { data } = await axios.post<{ token: string }>(
			`${simulator.ingram.url}/token`,
			{ marketplace },
			{ headers, auth: { username, password } },
		);
		request.headers.set('Authorization', `Bearer ${data.token}`);
		return request;
	});
	return client;
}

/** Everything that n8n keeps of a run, as text. */
export const storedText = (result: FlowResult): string => wholeText(keptOf(result));

export async function startWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
	freezeDate();
	const simulator = await startSimulator({ now: time.actual, sleep: time.sleep, ...options });
	const [a, b] = simulator.ingram.accounts;
	const core = await createCore({
		nodes: Object.fromEntries(Object.entries(NODES).map(([name, Node]) => [`cloud.ingramMicro${name}`, Node])),
		credentialTypes: { [CREDENTIAL]: IngramMicroCloudMarketplaceApi },
		credentials: {
			[CREDENTIAL]: { a: credentialOf(a, simulator.ingram.url), b: credentialOf(b, simulator.ingram.url) },
		},
	});
	const api = clientOf(simulator);
	const hidden = {
		secrets: simulator.ingram.accounts.flatMap(({ password, subscriptionKey }) => [password, subscriptionKey]),
		personal: PERSONAL,
	};
	return {
		simulator,
		core,
		hidden,
		api,
		async run(node, parameters, items, runOptions = {}) {
			const result = await core.runNode(`cloud.ingramMicro${node}`, parameters, items, {
				credentialId: 'a',
				...runOptions,
			});
			expect(leaks(result, [], hidden)).toEqual([]);
			return result;
		},
		async customer(more = {}) {
			const { data } = await api.post<{ id: string }>('/customers', { ...newCustomer, ...more });
			time.pass(simulator.ingram.settings.customerActivationMs);
			return data.id;
		},
		async subscription(customer) {
			await api.post('/orders', {
				type: 'sales',
				customerId: customer,
				poNumber: 'seed',
				products: [{ mpn: PRODUCT, quantity: '3' }],
			});
			time.pass(simulator.ingram.settings.orderProcessingMs);
			return simulator.ingram.subscriptions().find(({ customerId }) => customerId === customer)?.id ?? '';
		},
		orders: (customer) => simulator.ingram.orders().filter(({ customerId }) => customerId === customer),
		customers: (externalId) => simulator.ingram.customers().filter((customer) => customer.externalId === externalId),
		requestsSince() {
			const before = simulator.effects().requestsByRoute;
			return () => {
				const now = Object.entries(simulator.effects().requestsByRoute);
				const since = now.map(([route, count]) => [route, count - (before[route] ?? 0)] as const);
				return Object.fromEntries(since.filter(([, count]) => count > 0));
			};
		},
		async stop() {
			await simulator.stop();
			jest.restoreAllMocks();
		},
	};
}

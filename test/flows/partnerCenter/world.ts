import axios, { type AxiosInstance } from 'axios';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { credentialTypes, nodes } from '../../../scripts/package';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';
import type { OwnedState, Tenant } from '../../../simulator/platforms/partnerCenter';
import { createCore, type Core, type FlowResult } from '../../support/core';
import { freezeDate, time } from '../../support/virtualClock';

type RunOptions = NonNullable<Parameters<Core['runNode']>[3]>;

/** The simulated Partner Center, the nodes in n8n-core and a client of the API, all on one clock. */
export interface PartnerWorld {
	simulator: Simulator;
	core: Core;
	/** the API as the first tenant with the sign-in App + User */
	api: AxiosInstance;
	/** @param node without its prefix: 'Purchase' */
	run(
		node: string,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
		options?: RunOptions,
	): Promise<FlowResult>;
	/** Creates a customer that has confirmed the agreement, unless set otherwise; gives its id. */
	customer(agreed?: boolean): Promise<string>;
	confirm(customerId: string): Promise<void>;
	state(): OwnedState;
	stop(): Promise<void>;
}

export const credentialOf = (simulator: Simulator, tenant: Tenant, signIn: 'appUser' | 'appOnly' = 'appUser') => ({
	name: tenant.name,
	data: {
		environment: 'custom',
		apiUrl: simulator.partnerCenter.url,
		graphUrl: simulator.partnerCenter.graphUrl,
		salesUrl: simulator.partnerCenter.salesUrl,
		signInUrl: simulator.partnerCenter.loginUrl,
		resource: '',
		signIn,
		tenantId: tenant.tenantId,
		clientId: tenant.clientId,
		clientSecret: tenant.clientSecret,
		refreshToken: tenant.refreshToken,
	},
});

/** Every credential of a tenant, for both sign-ins and all APIs: 'a' is App + User, 'app' App Only, 'b' the other tenant. */
export function partnerCredentials(simulator: Simulator) {
	const [first, second] = simulator.partnerCenter.accounts;
	const own = {
		a: credentialOf(simulator, first),
		app: credentialOf(simulator, first, 'appOnly'),
		b: credentialOf(simulator, second),
	};
	return { microsoftPartnerCenterApi: own, microsoftGraphPartnerApi: own, microsoftPartnerSalesApi: own };
}

function clientOf(simulator: Simulator): AxiosInstance {
	const [{ tenantId, clientId, clientSecret, refreshToken }] = simulator.partnerCenter.accounts;
	const client = axios.create({ baseURL: simulator.partnerCenter.url });
	client.interceptors.request.use(async (request) => {
		const form = new URLSearchParams({
			grant_type: 'refresh_token',
			client_id: clientId,
			client_secret: clientSecret,
			refresh_token: refreshToken,
			resource: 'https://api.partnercenter.microsoft.com',
		});
		const { data } = await axios.post<{ access_token: string }>(
			`${simulator.partnerCenter.loginUrl}/${tenantId}/oauth2/token`,
			form,
		);
		request.headers.set('Authorization', `Bearer ${data.access_token}`);
		return request;
	});
	return client;
}

const address = {
	firstName: 'Ada',
	lastName: 'Miller',
	addressLine1: '1 Main Street',
	city: 'Redmond',
	state: 'WA',
	postalCode: '98052',
	country: 'US',
	phoneNumber: '4255550100',
};

const newCustomer = (domain: string): IDataObject => ({
	companyProfile: { domain },
	billingProfile: {
		email: 'ada.miller@example.com',
		culture: 'en-US',
		language: 'en',
		companyName: 'Fabrikam Example',
		defaultAddress: address,
	},
});

export async function startPartnerWorld(options: Partial<SimulatorOptions> = {}): Promise<PartnerWorld> {
	freezeDate();
	const simulator = await startSimulator({ now: time.actual, sleep: time.sleep, ...options });
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: partnerCredentials(simulator),
	});
	const api = clientOf(simulator);
	const confirm = async (customerId: string) => {
		const { data } = await api.get<{ items: Array<{ templateId: string }> }>('/v1/agreements', {
			params: { agreementType: 'MicrosoftCustomerAgreement' },
		});
		await api.post(`/v1/customers/${customerId}/agreements`, {
			primaryContact: { firstName: 'Ada', lastName: 'Miller', email: 'ada.miller@example.com' },
			dateAgreed: new Date(time.now()).toISOString(),
			templateId: data.items[0].templateId,
			type: 'MicrosoftCustomerAgreement',
		});
	};
	let count = 0;
	return {
		simulator,
		core,
		api,
		confirm,
		run: async (node, parameters, items, runOptions = {}) =>
			await core.runNode(`n8n-nodes-cloud-marketplace.partnerCenter${node}`, parameters, items, {
				credentialId: 'a',
				...runOptions,
			}),
		async customer(agreed = true) {
			const { data } = await api.post<{ id: string }>(
				'/v1/customers',
				newCustomer(`fabrikam${++count}.onmicrosoft.com`),
			);
			if (agreed) await confirm(data.id);
			return data.id;
		},
		state: () => simulator.partnerCenter.state(0),
		stop: async () => await simulator.stop(),
	};
}

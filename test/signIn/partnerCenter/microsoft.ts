import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { MicrosoftGraphPartnerApi } from '../../../credentials/MicrosoftGraphPartnerApi.credentials';
import { MicrosoftPartnerCenterApi } from '../../../credentials/MicrosoftPartnerCenterApi.credentials';
import { MicrosoftPartnerSalesApi } from '../../../credentials/MicrosoftPartnerSalesApi.credentials';
import { nodes } from '../../../scripts/package';
import { createCore, type Core, type FlowResult } from '../../support/core';
import { freezeDate } from '../../support/virtualClock';
import { cases } from '../../operations/play/cases';
import { startTokenServer, type TokenServer } from '../tokenServer';

export const PARTNER = 'microsoftPartnerCenterApi';
export const GRAPH = 'microsoftGraphPartnerApi';
export const SALES = 'microsoftPartnerSalesApi';

export type Type = typeof PARTNER | typeof GRAPH | typeof SALES;
export const TYPES: Type[] = [PARTNER, GRAPH, SALES];

/** The credentials of Microsoft's, by the name of their type. */
export const CREDENTIALS = {
	[PARTNER]: MicrosoftPartnerCenterApi,
	[GRAPH]: MicrosoftGraphPartnerApi,
	[SALES]: MicrosoftPartnerSalesApi,
};

/** What tokens of the global cloud are asked for. */
export const RESOURCES = {
	[PARTNER]: 'https://api.partnercenter.microsoft.com',
	[GRAPH]: 'https://graph.microsoft.com',
	[SALES]: 'https://api.partner.microsoft.com',
};

/** The field that holds the address where Environment is Custom. */
export const ADDRESSES = { [PARTNER]: 'apiUrl', [GRAPH]: 'graphUrl', [SALES]: 'salesUrl' };

/** Where the token server plays each API. */
export const APIS = { [PARTNER]: 'partner', [GRAPH]: 'graph', [SALES]: 'sales' } as const;

/** A credential of account a at a server of one's own. @param url the server's */
export const account = (url: string, more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	environment: 'custom',
	apiUrl: `${url}/partner`,
	graphUrl: `${url}/graph/v1.0`,
	salesUrl: `${url}/sales`,
	signInUrl: `${url}/login`,
	signIn: 'appUser',
	tenantId: 'tenant-1',
	clientId: 'client-a',
	clientSecret: 'secret-a',
	refreshToken: 'refresh-a',
	...more,
});

/** The title of a field on the form. */
export const titleOf = (type: Type, name: string): string =>
	new CREDENTIALS[type]().properties.find((field) => field.name === name)!.displayName;

/** An operation that reads a list, by the credential of its node. */
const READS = {
	[PARTNER]: 'partnerCenterCustomer.getAll',
	[GRAPH]: 'partnerCenterGdapRelationship.getAll',
	[SALES]: 'partnerCenterReferral.getAll',
};

/** Every node before the sign-in service and the APIs; of each credential there are a and b. */
export interface Microsoft {
	server: TokenServer;
	core: Core;
	/** Reads a list once for each item. */
	read(type: Type, items?: number, credentialId?: string): Promise<FlowResult>;
	/** Changes credential a, as somebody who edits it does. */
	change(type: Type, changes: ICredentialDataDecryptedObject): Promise<void>;
	stop(): Promise<void>;
}

export async function startMicrosoft(): Promise<Microsoft> {
	freezeDate();
	const server = await startTokenServer();
	const stored = {
		a: { name: 'A', data: account(server.url) },
		b: {
			name: 'B',
			data: account(server.url, { clientId: 'client-b', clientSecret: 'secret-b', refreshToken: 'refresh-b' }),
		},
	};
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes: CREDENTIALS,
		credentials: { [PARTNER]: stored, [GRAPH]: stored, [SALES]: stored },
	});
	return {
		server,
		core,
		async read(type, items = 1, credentialId = 'a') {
			const { node, parameters } = cases.find(({ id, fill }) => id === READS[type] && fill === 'required')!;
			const input = Array.from({ length: items }, () => ({ json: {} }));
			return await core.runNode(node.type, parameters, input, { credentialId });
		},
		change: async (type, changes) => await core.changeCredential(type, 'a', changes),
		async stop() {
			await server.stop();
			jest.restoreAllMocks();
		},
	};
}

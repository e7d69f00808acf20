import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeParameters,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { nodes } from '../../../scripts/package';
import { resolveExpression } from '../../support/core/credentials/credentialData';
import { LoadedNodeTypes } from '../../support/core/nodeTypes';
import { account, ADDRESSES, CREDENTIALS, GRAPH, PARTNER, SALES, TYPES, type Type } from './microsoft';

const LOGIN = {
	global: 'https://login.microsoftonline.com',
	usGovernment: 'https://login.microsoftonline.us',
	china: 'https://login.partner.microsoftonline.cn',
};
const API = {
	global: 'https://api.partnercenter.microsoft.com',
	usGovernment: 'https://api.partnercenter.microsoft.com',
	china: 'https://partner.partnercenterapi.microsoftonline.cn',
};
const GRAPHS = {
	global: 'https://graph.microsoft.com',
	usGovernment: 'https://graph.microsoft.us',
	china: 'https://microsoftgraph.chinacloudapi.cn',
};
const SALES_API = 'https://api.partner.microsoft.com';
const clouds = (['global', 'usGovernment', 'china'] as const).flatMap((cloud) => [
	{ cloud, type: PARTNER as Type, base: API[cloud], resource: API[cloud] },
	{ cloud, type: GRAPH as Type, base: `${GRAPHS[cloud]}/v1.0`, resource: GRAPHS[cloud] },
	// None is known for China.
	...(cloud === 'china' ? [] : [{ cloud, type: SALES as Type, base: SALES_API, resource: SALES_API }]),
]);

test.each(clouds)('$type in $cloud: where tokens are exchanged, and what for', async ({ cloud, type, resource }) => {
	const sent: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions) => {
		sent.push(options);
		return { statusCode: 200, headers: {}, body: JSON.stringify({ access_token: 't', expires_in: '3599' }) };
	};
	const helper = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	// What is left of an earlier Custom environment counts for nothing.
	await new CREDENTIALS[type]().preAuthentication.call(
		helper,
		account('https://unused.example.com', { environment: cloud, resource: 'https://other.example.com' }),
	);
	expect(sent.map(({ url }) => url)).toEqual([`${LOGIN[cloud]}/tenant-1/oauth2/token`]);
	expect(new URLSearchParams(String(sent[0].body)).get('resource')).toBe(resource);
});

const baseInTest = (
	{ test: { request } }: { test: ICredentialTestRequest },
	credential: ICredentialDataDecryptedObject,
): string => {
	const [{ type, Node }] = nodes;
	const nodeTypes = new LoadedNodeTypes({ [type]: Node });
	const node = { id: 'n', name: 'N', type, typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return resolveExpression(String(request.baseURL), credential, workflow, node);
};

test.each(clouds)('$type in $cloud: nodes and credential test ask the same address', ({ cloud, type, base }) => {
	const credential = account('https://unused.example.com', { environment: cloud });
	const vendor = nodes.find(({ resource }) => resource.vendor.credential === type)!.resource.vendor;
	expect(vendor.baseUrl(credential)).toBe(base);
	expect(baseInTest(new CREDENTIALS[type](), credential)).toBe(base);
});

test.each(TYPES)('%s at an address of its own, with a slash and blanks around', (type) => {
	const credential = account('https://unused.example.com', { [ADDRESSES[type]]: ' https://gateway.example.com/own/ ' });
	const base = 'https://gateway.example.com/own';
	const vendor = nodes.find(({ resource }) => resource.vendor.credential === type)!.resource.vendor;
	expect(vendor.baseUrl(credential)).toBe(base);
	expect(baseInTest(new CREDENTIALS[type](), credential)).toBe(base);
});

test.each(TYPES)('%s: the closed cloud in Germany is not offered', (type) => {
	const field = new CREDENTIALS[type]().properties.find(({ name }) => name === 'environment')!;
	expect((field.options as Array<{ value: string }>).map(({ value }) => value).sort()).toEqual([
		'china',
		'custom',
		'global',
		'usGovernment',
	]);
});

test.each(TYPES)('%s: the fields of Custom and of App + User are shown only then', (type) => {
	const { properties } = new CREDENTIALS[type]();
	const visible = (values: INodeParameters) =>
		properties
			.filter((field) => field.type !== 'hidden' && NodeHelpers.displayParameter(values, field, null, null))
			.map(({ name }) => name);
	const address = ADDRESSES[type];
	const always = ['notice', 'environment', 'signIn', 'tenantId', 'clientId', 'clientSecret', 'maxAnswerSize'];
	expect(visible({ environment: 'global', signIn: 'appOnly' }).sort()).toEqual([...always].sort());
	expect(visible({ environment: 'custom', signIn: 'appUser' }).sort()).toEqual(
		[...always, address, 'signInUrl', 'resource', 'refreshToken'].sort(),
	);
});

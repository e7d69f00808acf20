import type { Operation } from '../../../../simulator/core/contract/contract';
import { AREAS } from '../../../../simulator/platforms/partnerCenter/handlers';
import { CONTRACT } from '../../../../simulator/platforms/partnerCenter/platform';
import { AZURE_OFFER, AZURE_PLAN, BASIC, DAY, MAIL_OFFER, RESERVATION, yearly } from '../commerce/world';
import { type AreaWorld, filter, startAreas } from './world';

/** What an operation of these areas needs beside its path: a query, headers, another subscription. */
interface Hint {
	query?: string;
	headers?: Record<string, string>;
	subscription?: 'plan' | 'legacy';
}

const market: Hint = { query: 'country=US', headers: { 'X-Locale': 'en-US' } };
const lines = (type: string, more = ''): Hint => ({ query: `provider=onetime&invoicelineitemtype=${type}${more}` });
const open = '&currencycode=USD&period=current';

const HINTS: Record<string, Hint> = {
	'offerCategory.getMany': market,
	'offer.getMany': market,
	'offer.get': market,
	'offer.getAddOns': { query: 'country=US' },
	'user.getDeleted': { query: `filter=${filter({ Field: 'UserState', Value: 'Inactive', Operator: 'equals' })}` },
	'entitlement.getMany': { query: 'showExpiry=true' },
	'usage.getSubscriptionMonthlyRecords': { subscription: 'legacy' },
	'usage.getSubscriptionSummary': { subscription: 'legacy' },
	'utilization.getAzure': {
		subscription: 'legacy',
		query: 'start_time=2026-03-01T00:00:00Z&end_time=2026-03-09T00:00:00Z',
	},
	'invoice.getLineItems': lines('billinglineitems'),
	'invoice.getBilledConsumption': lines('usagelineitems', open),
	'invoice.getUnbilledConsumption': lines('usagelineitems', open),
	'invoice.getUnbilledReconciliation': lines('billinglineitems', open),
	'serviceRequest.searchCustomer': { query: 'status=open' },
	'serviceRequest.searchPartner': { query: 'status=open' },
	'invoice.getEstimateLinks': { query: 'currencycode=USD' },
	'security.getFraudEvents': { headers: { 'X-NewEventsModel': 'true' } },
};

// Who asks without an id gets the own status refused; the other id is asked for in the tests of programs.
const QUERIES_BY_TENANT = [
	'indirectReseller.getAgreementStatus',
	'more.GetAgreementSignatureStatus',
	'mpnProfile.verify',
];

/** Members that depend on the kind of subscription: plans have the one, older subscriptions the other. */
const EITHER = ['currencyLocale', 'currencyCode', 'usdTotalCost'];

const reads = CONTRACT.operations.filter(
	({ id, method, kind, variantOf }) => AREAS[id] && method === 'GET' && kind !== 'binary' && !variantOf,
);

let world: AreaWorld;
const params: Record<string, string> = {};
const subscriptions = { plan: '', legacy: '' };
/** Billing exports and changes of relationships have operations of their own. */
const operations = { relationship: '' };

const created = async (path: string, body: unknown): Promise<any> =>
	(await world.call('POST', `/customers/${params.customerId}${path}`, body)).body;

/** A customer that owns one of everything that can be read. */
async function furnish(): Promise<void> {
	params.customerId = await world.customer({ domain: 'clinic-example.onmicrosoft.com' });
	const { customerId } = params;
	await world.buy(customerId, yearly(await world.item(BASIC), 5));
	const [plan] = await world.buy(customerId, {
		catalogItemId: await world.item(AZURE_PLAN, null),
		quantity: 1,
		billingCycle: 'monthly',
	});
	subscriptions.plan = plan.id;
	subscriptions.legacy = (await world.buyLegacy(customerId, AZURE_OFFER, 1)).id;
	await created(`/subscriptions/${plan.id}/registrations`, undefined);
	world.pass(world.simulator.partnerCenter.settings.registrationMs);
	const { entitlements } = world.simulator.partnerCenter
		.state()
		.commerce.subscriptions.find(({ id }) => id === plan.id) ?? {
		entitlements: [],
	};
	const provisioningContext = { scope: 'shared', subscriptionId: entitlements[0].id, duration: '1Year' };
	await world.buy(customerId, {
		catalogItemId: await world.item(RESERVATION),
		quantity: 1,
		billingCycle: 'one_time',
		termDuration: 'P1Y',
		provisioningContext,
	});
}

async function furnishDirectory(): Promise<void> {
	const user = (name: string) => ({
		usageLocation: 'US',
		userPrincipalName: `${name}@clinic-example.onmicrosoft.com`,
		displayName: name,
		firstName: name,
		lastName: name,
	});
	const nina = await created('/users', user('nina'));
	params.userId = nina.id;
	await world.call('DELETE', `/customers/${params.customerId}/users/${(await created('/users', user('paul'))).id}`);
	params.roleId = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
	const { id, displayName, userPrincipalName } = nina;
	const member = { id, displayName, userPrincipalName, attributes: { objectType: 'UserMember' } };
	await created(`/directoryroles/${params.roleId}/usermembers`, member);
	const [pool] = (await world.call('GET', `/customers/${params.customerId}/subscribedskus`)).body.items;
	await created(`/users/${nina.id}/licenseupdates`, { licensesToAssign: [{ skuId: pool.productSku.id }] });
	await created('/qualifications', { qualification: 'StateOwnedEntity' });
}

async function furnishDevices(): Promise<void> {
	params.policyId = (await created('/policies', { name: 'p', category: 'o_o_b_e', policySettings: ['none'] })).id;
	params.deviceBatchId = 'batch';
	const { headers } = await world.call('POST', `/customers/${params.customerId}/deviceBatches`, {
		batchId: 'batch',
		devices: [{ productKey: 'k' }],
	});
	params.batchTrackingId = headers.get('location')?.split('/').at(-1) ?? '';
}

async function furnishGraph(): Promise<void> {
	const exported = await world.graph('POST', '/reports/partners/billing/usage/unbilled/export', {
		currencyCode: 'USD',
		billingPeriod: 'current',
	});
	params.operationId = exported.headers.get('location')?.split('/').at(-1) ?? '';
	const base = '/tenantRelationships/delegatedAdminRelationships';
	const roles = { unifiedRoles: [{ roleDefinitionId: params.roleId }] };
	const reader = { roleDefinitionId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b' };
	const relationship = {
		displayName: 'r',
		duration: 'P90D',
		accessDetails: { unifiedRoles: [...roles.unifiedRoles, reader] },
		customer: { tenantId: params.customerId },
	};
	params.relationshipId = (await world.graph('POST', base, relationship)).body.id;
	params.requestId = (
		await world.graph('POST', `${base}/${params.relationshipId}/requests`, { action: 'lockForApproval' })
	).body.id;
	params.delegatedAdminCustomerId = params.customerId;
	world.simulator.partnerCenter.admin().approveRelationship(params.relationshipId);
	const accessContainer = { accessContainerId: 'g', accessContainerType: 'securityGroup' };
	const assignments = `${base}/${params.relationshipId}/accessAssignments`;
	const { body: assignment } = await world.graph('POST', assignments, { accessContainer, accessDetails: roles });
	params.accessAssignmentId = assignment.id;
	const change = { accessDetails: { unifiedRoles: [reader] } };
	const changed = await world.graph('PATCH', `${assignments}/${assignment.id}`, change, {
		'If-Match': assignment['@odata.etag'],
	});
	operations.relationship = changed.headers.get('location')?.split('/').at(-1) ?? '';
	params.alertId = (await world.graphBeta('GET', '/security/partner/securityAlerts')).body.value[0].id;
}

async function furnishSales(): Promise<void> {
	const customerProfile = { name: 'c', size: 's', address: { country: 'US' }, team: [{ firstName: 'a' }] };
	const details = {
		notes: 'n',
		dealValue: 1,
		currency: 'USD',
		closingDateTime: '2026-12-15T00:00:00Z',
		requirements: { products: [{ id: 'p' }] },
	};
	const referral = { name: 'r', type: 'Independent', customerProfile, consent: { consentToContact: true }, details };
	params.referralId = (await world.sales('POST', '/v1.0/engagements/referrals', referral)).body.id;
	for (const kind of ['transactionhistory', 'payments']) {
		params[kind] = (await world.sales('POST', `/v1.0/payouts/${kind}`)).body.value[0].requestId;
	}
}

async function furnishPartner(): Promise<void> {
	const hook = { WebhookUrl: 'https://flows.example.com/hook', WebhookEvents: ['test-created'] };
	await world.root('POST', '/webhooks/v1/registration', hook);
	params.correlationId = (await world.root('POST', '/webhooks/v1/registration/validationEvents')).body.correlationId;
}

/** Ids that only reads show. */
async function lookUp(): Promise<void> {
	const items = async (path: string): Promise<any[]> => (await world.call('GET', path)).body.items;
	params.invoiceId = (await items('/invoices')).find(({ invoiceType }) => invoiceType === 'OneTime').id;
	params.serviceRequestId = (await items(`/customers/${params.customerId}/servicerequests`))[0].id;
	params.auditRecordId = (await items('/auditrecords'))[0].id;
	const [{ entitledArtifacts }] = await items(`/customers/${params.customerId}/entitlements`);
	const [, , , , , artifactType, , groupId, , lineItemId, , resourceId] = `/v1${entitledArtifacts[0].link.uri}`.split(
		'/',
	);
	const operation = await world.graph('GET', `/reports/partners/billing/operations/${params.operationId}`);
	Object.assign(params, {
		artifactType,
		groupId,
		lineItemId,
		resourceId,
		manifestId: operation.body.resourceLocation.id,
	});
	Object.assign(params, {
		offerId: MAIL_OFFER,
		billingPeriod: 'mostrecent',
		isoCode: 'DE',
		programName: 'csp',
		programType: 'csp',
	});
}

beforeAll(async () => {
	world = await startAreas();
	await furnish();
	// Into the next month, so that what was bought is billed and use has run up.
	world.pass(36 * DAY);
	await world.signIn();
	await furnishDirectory();
	await furnishDevices();
	await furnishGraph();
	await furnishSales();
	await furnishPartner();
	// Until every job has ended.
	world.pass(60_000);
	await lookUp();
});
afterAll(() => world.stop());

function send({ id, path, host }: Operation) {
	const { query, headers, subscription = 'plan' } = HINTS[id] ?? {};
	const requestId = params[path.includes('/payments/') ? 'payments' : 'transactionhistory'];
	const own: Record<string, string> = id.startsWith('gdap.') ? { operationId: operations.relationship } : { requestId };
	const ids: Record<string, string> = { ...params, ...own, subscriptionId: subscriptions[subscription] };
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? `no-${name}`));
	const asked = QUERIES_BY_TENANT.includes(id) ? `mpnId=${world.simulator.partnerCenter.accounts[0].mpnId}` : query;
	const address = `${filled}${asked ? `?${asked}` : ''}`;
	const call = host === undefined ? world.root : world[host];
	return call('GET', address, undefined, headers);
}

const rowsOf = ({ itemsAt }: Operation, body: any): any[] =>
	itemsAt === '' ? [body] : itemsAt === '$' ? body : body[itemsAt];

const has = (row: any, path: string): boolean => {
	const steps = path.startsWith('@') ? [path] : path.split('.');
	return steps.reduce((place, step) => place?.[step], row) !== undefined;
};

test.each(reads)('$id answers with what the contract says of it', async (operation) => {
	const { status, text, body } = await send(operation);
	expect([status, status === 200 ? '' : text]).toEqual([200, '']);
	const rows = rowsOf(operation, body);
	expect(rows.length).toBeGreaterThan(0);
	const missing = operation.keyFields.filter((name) => !EITHER.includes(name) && !rows.some((row) => has(row, name)));
	expect(missing).toEqual([]);
});

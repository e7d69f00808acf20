import type { Field } from '../../../simulator/core/contract/contract';
import { loadContract } from '../../../simulator/core/contract/contract';

const { operations, dateTimes, sources } = loadContract('partnerCenter');
const known = operations.filter(({ moreRoute }) => !moreRoute);
const operation = (id: string) => operations.find((candidate) => candidate.id === id)!;
const fieldsOf = (id: string): Field[] => {
	const { query, headers = [], body } = operation(id);
	return [...query, ...headers, ...body];
};
const field = (id: string, name: string) => fieldsOf(id).find((candidate) => candidate.name === name);

test('the contract holds every operation once, and the GET routes that are known by name', () => {
	const ids = operations.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(known).toHaveLength(264);
	expect(operations.filter(({ moreRoute }) => moreRoute)).toHaveLength(12);
	expect(operations.filter(({ moreRoute, method }) => moreRoute && method !== 'GET')).toEqual([]);
	expect(dateTimes).toBe('anyOffset');
});

test('every field row says nothing but what the contract knows', () => {
	const words = ['name', 'type', 'required', 'enum', 'nullable', 'mayBeEmpty', 'carried', 'confidence', 'doubt'];
	for (const { id } of operations) {
		for (const row of fieldsOf(id)) expect(words).toEqual(expect.arrayContaining(Object.keys(row)));
	}
});

test('no object or list of an offered request is left open: its members are listed, or it is said to be free', () => {
	const open = known.flatMap(({ id, body }) =>
		body
			.filter(
				({ name, type, carried }) =>
					type === 'object' && !carried && !body.some((other) => other.name.startsWith(`${name}.`)),
			)
			.map(({ name }) => `${id} ${name}`),
	);
	expect(open).toEqual([]);
});

test('of the lists that have no members all are lists of texts', () => {
	const lists = known.flatMap(({ id, body }) =>
		body
			.filter(({ name, type }) => type === 'array' && !body.some((other) => other.name.startsWith(`${name}[].`)))
			.map(({ name }) => `${id} ${name}`),
	);
	expect(lists).toEqual([
		'license.assign licensesToAssign[].excludedPlans',
		'license.assign licensesToRemove',
		'order.create lineItems[].additionalPartnerIdsOnRecord',
		'order.purchaseAddOn lineItems[].additionalPartnerIdsOnRecord',
		'order.changeBillingCycle lineItems[].additionalPartnerIdsOnRecord',
		'configurationPolicy.create policySettings',
		'configurationPolicy.update policySettings',
		'security.updateFraudEventStatus EventIds',
		'transfer.create targetProductTypes',
		'webhook.create WebhookEvents',
		'webhook.update WebhookEvents',
	]);
});

test('only requests that replace a whole resource carry what was read, and each names a read that exists', () => {
	const replacing = known.filter(({ replaces }) => replaces);
	expect(replacing).toHaveLength(21);
	for (const { replaces, path } of replacing) {
		expect(operation(replaces!).method).toBe('GET');
		// The former address of the support profile is the one that is not the address of the read.
		expect([path, path.replace('supportprofile', 'support')]).toContain(operation(replaces!).path);
	}
	const others = known
		.filter(({ replaces }) => !replaces)
		.flatMap(({ id, body }) => body.filter(({ carried }) => carried).map(({ name }) => `${id} ${name}`));
	expect(others).toEqual([
		'license.assign licenseWarnings',
		'order.create lineItems[].purchaseCommitment',
		'subscription.upgrade upgradeErrors',
	]);
});

test('headers that every operation takes are not repeated', () => {
	const names = new Set(operations.flatMap(({ headers = [] }) => headers.map(({ name }) => name)));
	expect([...names].sort()).toEqual(['If-Match', 'IncludeOrganizationRequests', 'X-Locale', 'X-NewEventsModel']);
});

test.each([
	[
		'an object must be there when a member must',
		'customer.create',
		'billingProfile.defaultAddress',
		{ type: 'object', required: true },
	],
	['an object may be missing when no member must be there', 'user.create', 'passwordProfile', undefined],
	[
		'what is required on conditions is not required',
		'customer.create',
		'billingProfile.defaultAddress.state',
		{ required: false },
	],
	['a note says a date-time', 'cart.create', 'lineItems[].customTermEndDate', { type: 'datetime' }],
	['a note says a plain date', 'auditRecord.getMany', 'startDate', { type: 'date' }],
	['a context is a free map', 'cart.create', 'lineItems[].provisioningContext', { type: 'map' }],
	['an add-on is a line', 'cart.create', 'lineItems[].addonItems[].catalogItemId', { type: 'string', required: true }],
	['an add-on has no add-ons', 'cart.create', 'lineItems[].addonItems[].addonItems', undefined],
	['a participant is a pair', 'cart.create', 'lineItems[].participants[].value', { type: 'string', required: true }],
	['a policy of a device may be none', 'device.applyPolicy', 'devices[].policies[].value', { nullable: true }],
	['a whole body can be a number', 'qualification.updateLegacy', '$', { type: 'integer', required: true }],
	['a whole body can be a list', 'device.upload', '$[].serialNumber', { type: 'string', required: false }],
	[
		'add-ons of a migration are migrations',
		'migration.create',
		'addOnMigrations[].currentSubscriptionId',
		{ required: true },
	],
	[
		'a target offer is sent back as it is',
		'subscription.upgrade',
		'targetOffer',
		{ type: 'freeObject', required: true },
	],
	['roles are ids', 'gdap.create', 'accessDetails.unifiedRoles[].roleDefinitionId', { type: 'string', required: true }],
	['only two names of a canceled line', 'order.cancel', 'lineItems[].offerId', { required: true }],
	['no budget is null', 'usageBudget.update', 'amount', { type: 'number', nullable: true }],
	['numbers in an enum', 'transfer.create', 'transferType', { type: 'integer', enum: ['3', '5'] }],
	['a header that decides', 'offer.getMany', 'X-Locale', { type: 'string', required: true }],
	['an etag in a header', 'customerBillingProfile.update', 'If-Match', { type: 'etag', required: true }],
	['a header that switches', 'security.getFraudEvents', 'X-NewEventsModel', { type: 'boolean' }],
	['an etag of Graph', 'gdap.delete', 'If-Match', { type: 'etag', required: true }],
	['a relationship is extended or not', 'gdap.update', 'autoExtendDuration', { enum: ['PT0S', 'P180D'] }],
	['DAP ends without a word on the relationship', 'customer.removeDap', 'relationshipToPartner', undefined],
	['overage is switched', 'overage.update', 'overageEnabled', { type: 'boolean', required: true }],
	['the code is in the body', 'qualification.create', 'code', undefined],
	['a query of OData', 'gdap.getMany', '$top', { type: 'integer' }],
	['a repeated name', 'license.getAvailable', 'licenseGroupIds', { type: 'array', enum: ['Group1', 'Group2'] }],
	['a next page of a search', 'customer.search', 'seekOperation', { enum: ['Next'] }],
	[
		'a plan for the next term is scheduled',
		'subscription.scheduleNextTerm',
		'scheduledNextTermInstructions.quantity',
		{ type: 'integer', required: true },
	],
	[
		'a plan for the next term is carried along',
		'subscription.suspend',
		'scheduledNextTermInstructions',
		{ carried: true },
	],
	[
		'a promotion of the next term is scheduled',
		'subscription.scheduleNextTerm',
		'scheduledNextTermInstructions.product.promotionId',
		{ type: 'string', required: false },
	],
	[
		'what is scheduled for the end of the term',
		'subscription.setEndOfTerm',
		'scheduledActions[].actionType',
		{ required: true, enum: ['Cancel', 'RenewToNewTerm', 'RenewToExtendedServiceTerm', 'Transition'] },
	],
	['what is scheduled is carried along', 'subscription.updateQuantity', 'scheduledActions', { carried: true }],
	['what was read may be null', 'subscription.updateQuantity', 'termDuration', { nullable: true }],
	['what was read is carried', 'cart.update', 'expirationTimestamp', { carried: true }],
])('%s', (_, id, name, expected) => {
	if (expected) expect(field(id, name)).toMatchObject(expected);
	else expect(field(id, name)).toBeUndefined();
});

test.each([
	['gdap.getMany', { host: 'graph', paging: 'odata', itemsAt: 'value' }],
	['securityAlert.getMany', { host: 'graphBeta', paging: 'odata' }],
	['gdap.updateAccessAssignment', { kind: 'async', statuses: [202, 200] }],
	['overage.update', { method: 'PUT' }],
	['supportProfile.update', { method: 'PUT', path: '/v1/profiles/support' }],
	['analytics.getSearch', { paging: 'topSkip', itemsAt: 'Value', auth: ['app+user'] }],
	['customer.getMany', { paging: 'continuationToken', itemsAt: 'items', statuses: [200] }],
	['invoice.getMany', { paging: 'sizeOffset' }],
	['utilization.getAzure', { paging: 'links', statuses: [200, 204] }],
	['security.getFraudEvents', { paging: 'pageNumber', itemsAt: '$' }],
	['customer.deleteFromSandbox', { kind: 'none', statuses: [204] }],
	['subscription.updateQuantity', { kind: 'async', statuses: [200, 202] }],
	['more.GetCustomerOffers', { moreRoute: true, paging: 'sizeOffset', itemsAt: 'items' }],
	['order.downloadAttachment', { kind: 'binary', confidence: 'official-2023' }],
	['migration.getMany', { paging: 'continuationToken', itemsAt: '$' }],
	['cart.createSavingsPlan', { variantOf: 'cart.create', auth: ['app+user'] }],
	['more.GetAgreementSignatureStatus', { variantOf: 'indirectReseller.getAgreementStatus' }],
])('%s is described as %j', (id, expected) => {
	expect(operation(id)).toMatchObject(expected);
});

test("every operation of Microsoft Graph names its page in the documentation's repository", () => {
	const folder: Record<string, string> = { graph: 'v1.0', graphBeta: 'beta' };
	const graph = operations.filter(({ host = '' }) => host in folder);
	expect(graph.length).toBeGreaterThan(20);
	const strange = graph.filter(
		({ host, source, page = '' }) =>
			source[0] !== 'graph-docs' || !page.startsWith(`api-reference/${folder[host!]}/api/`) || !page.endsWith('.md'),
	);
	expect(strange.map(({ id }) => id)).toEqual([]);
	expect(sources['graph-docs']).toMatchObject({
		repository: 'microsoftgraph/microsoft-graph-docs-contrib',
		commit: expect.stringMatching(/^[0-9a-f]{40}$/),
	});
});

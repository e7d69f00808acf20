import { everyNode, nodes } from '../../../scripts/package';

const PREFIX = 'n8n-nodes-cloud-marketplace.';

test.each(everyNode)(
	'$description.displayName says to an AI builder in a sentence what to take it for',
	({ description }) => {
		const { searchHint = '' } = description.builderHint ?? {};
		expect(searchHint).toMatch(/^[A-Z].*\.$/);
		expect(searchHint.length).toBeGreaterThan(25);
		expect(searchHint.length).toBeLessThan(240);
	},
);

test('the nodes that it names are there', () => {
	const names = everyNode.map(({ description }) => description.name);
	const named = everyNode.flatMap(({ description: { builderHint: { searchHint = '', relatedNodes = [] } = {} } }) => [
		...relatedNodes.map(({ nodeType }) => nodeType.replace(PREFIX, '')),
		...(searchHint.match(/\b(ingramMicro|partnerCenter|adobeVip)\w+/g) ?? []),
	]);
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((name) => !names.includes(name))).toEqual([]);
});

test('those that buy from a deal say how a repeat buys nothing', () => {
	const hintOf = (name: string) =>
		everyNode.find(({ description }) => description.name === name)?.description.builderHint?.searchHint;
	for (const name of ['ingramMicroSalesOrder', 'partnerCenterPurchase', 'adobeVipNewOrder'])
		expect(hintOf(name)).toContain("use Place with the deal's ID as orderKey, so that a repeat buys nothing");
});

/** What n8n never shows in its executions. */
const SENSITIVE: Record<string, string[]> = {
	ingramMicroSubscription: ['fulfillmentParameters[*].value'],
	partnerCenterCustomer: ['userCredentials.password'],
	partnerCenterCustomerUser: ['passwordProfile.password'],
	partnerCenterEntitlement: ['entitledArtifacts[*].productKey'],
	partnerCenterOrder: ['link.uri'],
	partnerCenterPayout: ['blobLocation'],
	partnerCenterSubscription: ['link.uri'],
};

test('passwords, keys of products and signed links are hidden in executions, and nothing else is', () => {
	const declared = Object.fromEntries(
		everyNode
			.filter(({ description: { name } }) => name !== 'partnerCenterBillingExport')
			.flatMap(({ description: { name, sensitiveOutputFields } }) =>
				sensitiveOutputFields ? [[name, sensitiveOutputFields]] : [],
			),
	);
	expect(declared).toEqual(SENSITIVE);
});

test('so is what opens the files of a billing export', () => {
	const { description } = nodes.find(({ description: { name } }) => name === 'partnerCenterBillingExport')!;
	expect(description.sensitiveOutputFields).toEqual(
		expect.arrayContaining(['rootDirectory', 'sasToken', 'resourceLocation.sasToken', 'blobs[*].sasToken']),
	);
});

test('every node declares what its operations mask or mark', () => {
	const missing = nodes.filter(
		({ resource, description }) =>
			resource.operations.some(({ mask, sensitive }) => mask !== undefined || sensitive !== undefined) !==
			(description.sensitiveOutputFields !== undefined),
	);
	expect(missing.map(({ description: { name } }) => name)).toEqual([]);
});

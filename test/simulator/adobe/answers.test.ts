import type { Operation } from '../../../simulator/core/contract/contract';
import { CONTRACT } from '../../../simulator/platforms/adobe/platform';
import type { AdobeWorld, Answer } from './world';
import { ACROBAT, address, ALL_APPS, line, newOrder, PHOTOSHOP, profile, startAdobeWorld } from './world';

let world: AdobeWorld;
const answers = new Map<string, Answer>();

const abroad = { country: 'GB', region: '00', city: 'London', addressLine1: '1 High Street', postalCode: 'SW1A 1AA' };
const AGENCY = { benefits: [{ type: 'LARGE_GOVERNMENT_AGENCY' }], cotermDate: '2027-03-02' };
const GOV = { marketSegment: 'GOV', marketSubSegments: ['STATE'] };
const PRICED = '?fetch-price=true&fetch-recommendations=true';

async function play(id: string, path: string, body?: unknown): Promise<any> {
	const { method } = CONTRACT.operations.find((operation) => operation.id === id)!;
	const answer = await world.call(method, path, body);
	answers.set(id, answer);
	return answer.body;
}

async function playAccounts(): Promise<string> {
	const { distributorId } = world.simulator.adobe.accounts[0];
	const companyProfile = { ...profile, marketSegments: ['COM'] };
	const { resellerId } = await play('reseller.create', '/v3/resellers', { distributorId, companyProfile });
	world.pass(3000);
	await play('reseller.get', `/v3/resellers/${resellerId}`);
	await play('reseller.update', `/v3/resellers/${resellerId}`, { companyProfile });
	await play('reseller.list', '/v3/resellers');
	const benefits = [
		{ type: 'THREE_YEAR_COMMIT', commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 2 }] } },
	];
	const own = { ...profile, companyName: 'Own Inc.' };
	const { customerId } = await play('customer.create', '/v3/customers', {
		resellerId: world.resellerId,
		companyProfile: own,
		benefits,
	});
	world.pass(6000);
	await play('customer.update', `/v3/customers/${customerId}`, { companyProfile: own, globalSalesEnabled: true });
	await play('customer.get', `/v3/customers/${customerId}`);
	await play('customer.list', `/v3/resellers/${world.resellerId}/customers`);
	const { deploymentId } = await play('deployment.create', `/v3/customers/${customerId}/deployments`, {
		companyProfile: { address: abroad },
	});
	await play('deployment.list', `/v3/customers/${customerId}/deployments`);
	await play('deployment.get', `/v3/customers/${customerId}/deployments/${deploymentId}`);
	await play('deployment.update', `/v3/customers/${customerId}/deployments/${deploymentId}`, { status: '1004' });
	world.simulator.adobe.admin().addLicenses(customerId, ALL_APPS, 2);
	await play('customer.listOpenAcquisitions', `/v3/customers/${customerId}/open-acquisitions`);
	await play(
		'notification.list',
		`/v3/notifications?notification-type=LICENSES_PENDING_PARTNER_ORDER&reseller-id=${world.resellerId}`,
	);
	await play('linkedMembership.search', '/v3/linked_membership_groups?country=US');
	const agency = await world.customer(AGENCY, { ...GOV, address });
	await play('linkedMembership.enroll', `/v3/customers/${agency}/linked_membership/enroll/LM101`);
	return customerId;
}

async function playOrders(customer: string): Promise<void> {
	const orders = `/v3/customers/${customer}/orders`;
	await play('order.preview', `${orders}${PRICED}`, { ...newOrder(line(ACROBAT, 5)), orderType: 'PREVIEW' });
	const { orderId } = await play(
		'order.create',
		orders,
		newOrder(line(ACROBAT, 5, { flexDiscountCodes: ['INTRO10'] })),
	);
	world.pass(3000);
	const one = await play('order.get', `${orders}/${orderId}?fetch-price=true`);
	const [{ subscriptionId, offerId }] = one.lineItems;
	await play('order.update', `${orders}/${orderId}`, { externalReferenceId: 'deal-2' });
	await play('order.return', orders, { orderType: 'RETURN', referenceOrderId: orderId, lineItems: [line(offerId, 1)] });
	world.pass(3000);
	const cancellingItems = [{ extLineItemNumber: 1, referenceLineItemNumber: 1, subscriptionId, quantity: 1 }];
	const change = { currencyCode: 'USD', lineItems: [line(ALL_APPS, 1)], cancellingItems };
	await play('order.previewSwitch', `${orders}?fetch-price=true`, { ...change, orderType: 'PREVIEW_SWITCH' });
	const placed = await play('order.switch', orders, { ...change, orderType: 'SWITCH' });
	world.pass(3000);
	const { body: done } = await world.call('GET', `${orders}/${placed.orderId}`);
	const target = { ...cancellingItems[0], subscriptionId: done.lineItems[0].subscriptionId };
	const back = {
		...change,
		referenceOrderId: placed.orderId,
		lineItems: [line(ACROBAT, 1)],
		cancellingItems: [target],
	};
	await play('order.previewRevertSwitch', `${orders}?fetch-price=true`, {
		...back,
		orderType: 'PREVIEW_REVERT_SWITCH',
	});
	await play('order.revertSwitch', orders, { ...back, orderType: 'REVERT_SWITCH' });
	world.pass(3000);
	await play('order.list', orders);
	await play('flexDiscount.listForCustomer', `/v3/customers/${customer}/flex-discounts`);
	const subscriptions = `/v3/customers/${customer}/subscriptions`;
	await play('subscription.list', subscriptions);
	await play('subscription.get', `${subscriptions}/${subscriptionId}`);
	await play('subscription.update', `${subscriptions}/${subscriptionId}`, {
		autoRenewal: { enabled: true, renewalQuantity: 3 },
	});
	world.goTo('2027-02-10T00:00:00Z');
	await world.signIn();
	await play('order.previewRenewal', `${orders}${PRICED}`, { orderType: 'PREVIEW_RENEWAL' });
	const scheduled = { offerId: PHOTOSHOP, autoRenewal: { enabled: true, renewalQuantity: 1 }, currencyCode: 'USD' };
	await play('subscription.create', subscriptions, scheduled);
	await play('order.renew', orders, {
		orderType: 'RENEWAL',
		currencyCode: 'USD',
		lineItems: [line(ACROBAT, 3, { subscriptionId })],
	});
}

async function playTheRest(customer: string): Promise<void> {
	const membership = '/v3/memberships/VIP100000008';
	await play('transfer.previewOffers', `${membership}/offers`);
	const { transferId } = await play('transfer.create', `${membership}/transfers`, { resellerId: world.resellerId });
	world.pass(3000);
	await play('transfer.get', `${membership}/transfers/${transferId}`);
	const change = {
		type: 'RESELLER_CHANGE',
		approvalCode: world.simulator.adobe.admin().approvalCode(customer),
		resellerId: world.simulator.adobe.state().resellers[1].id,
		requestedBy: 'jo@example.com',
	};
	await play('resellerChange.preview', '/v3/transfers', { ...change, action: 'PREVIEW' });
	const changed = await play('resellerChange.commit', '/v3/transfers', { ...change, action: 'COMMIT' });
	await play('resellerChange.get', `/v3/transfers/${changed.transferId}`);
	await play('offerSwitchPath.list', '/v3/offer-switch-paths?market-segment=COM&country=US');
	const includeOfferAttributes = ['estimatedStreetPrice', 'levelDetails'];
	const asked = {
		region: 'NA',
		marketSegment: 'COM',
		currency: 'USD',
		priceListMonth: '202702',
		includeOfferAttributes,
	};
	await play('priceList.fetch', '/v3/pricelist', asked);
	await play('flexDiscount.list', '/v3/flex-discounts?market-segment=COM&country=US');
	const includePropensity = ['churn', 'seatExpansion'];
	await play('recommendation.fetch', '/v3/recommendations', {
		customerId: customer,
		includePropensity,
		offers: [{ offerId: ALL_APPS }],
	});
	await play('health.ping', '/partnerservice/ping');
	await play('health.authenticatedPing', '/partnerservice/ping');
}

beforeAll(async () => {
	world = await startAdobeWorld();
	const customer = await playAccounts();
	await playOrders(customer);
	await playTheRest(customer);
});
afterAll(() => world.stop());

/** Everything that a path leads to; a list that is there and empty counts as there. */
function valuesAt(places: unknown[], path: string): unknown[] {
	const [step, ...rest] = path.split('.');
	const name = step.replace('[]', '');
	const values = places
		.filter((place): place is Record<string, unknown> => typeof place === 'object' && place !== null && name in place)
		.flatMap((place) => (step.endsWith('[]') && rest.length ? (place[name] as unknown[]) : [place[name]]));
	return rest.length ? valuesAt(values, rest.join('.')) : values;
}

function rowsOf({ itemsAt }: Operation, body: any): unknown[] {
	if (itemsAt === '') return [body];
	return itemsAt === '$' ? body : body[itemsAt];
}

// Not there for these customers: they have no linked membership, and no price list has a discount code.
const NOT_PLAYED: Record<string, string[]> = {
	'customer.create': ['linkedMembership'],
	'customer.get': ['linkedMembership', 'linkedMembership.benefitTypes[]', 'linkedMembership.country'],
	'customer.update': ['linkedMembership'],
	'priceList.fetch': ['discountCode'],
};

test.each(CONTRACT.operations.filter(({ variantOf }) => !variantOf))(
	'the simulator answers $id as the contract says',
	(operation) => {
		const { status, body, text } = answers.get(operation.id)!;
		expect([status, operation.statuses!.includes(status) ? '' : text]).toEqual([status, '']);
		const rows = operation.keyFields.length ? rowsOf(operation, body) : [];
		if (operation.keyFields.length) expect(rows.length).toBeGreaterThan(0);
		expect(operation.keyFields.filter((name) => valuesAt(rows, name).length === 0)).toEqual(
			NOT_PLAYED[operation.id] ?? [],
		);
	},
);

import type { Moment } from '../call';
import { heldQuantity, lgaOf } from '../catalogue/levels';
import type { Product } from '../catalogue/products';
import { knownProduct } from '../catalogue/products';
import { isActive, resellerById, subscriptionsOf } from '../find';
import { refuse } from '../refusal';
import type { StoredCustomer } from '../state';
import type { LineBody } from './body';

const LGA_MINIMUM = 100;

function checkProduct(moment: Moment, customer: StoredCustomer, product: Product, all: Product[]): void {
	const segments = resellerById(moment, customer.resellerId).profile.marketSegments;
	const isOpen = product.segment === customer.profile.marketSegment && segments.includes(product.segment);
	if (!isOpen) throw refuse(2129, ['INELIGIBLE_MARKET_SEGMENT']);
	if (!product.needs) return;
	const held = subscriptionsOf(moment, customer)
		.filter(isActive)
		.map(({ offerId }) => knownProduct(offerId));
	const hasBase = [...held, ...all].some(({ number }) => product.needs?.includes(number));
	if (!hasBase) throw refuse(2129, ['INELIGIBLE_ADD_ON']);
}

function checkDeployment({ distributor, state }: Moment, customer: StoredCustomer, { deploymentId }: LineBody): void {
	if (deploymentId === undefined) return;
	if (!distributor.globalSales) throw refuse(1139);
	if (!customer.globalSalesEnabled) throw refuse(1140);
	const deployment = state.deployments.find(({ id, customerId }) => id === deploymentId && customerId === customer.id);
	if (!deployment || !isActive(deployment)) throw refuse(2138);
}

function checkAgency(moment: Moment, customer: StoredCustomer, lines: LineBody[], products: Product[]): void {
	const agency = lgaOf(customer);
	if (!agency) return;
	if (agency.status === 'PENDING_UPGRADE') {
		if (products.some(({ kind }) => kind !== 'enterprise')) throw refuse(1169);
		return;
	}
	const bought = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (heldQuantity(moment, customer, 'LICENSE') + bought < LGA_MINIMUM) throw refuse(1170);
}

/** Throws when the customer may not buy these lines; `products` are theirs. */
export function checkEligibility(
	moment: Moment,
	customer: StoredCustomer,
	lines: LineBody[],
	products: Product[],
): void {
	for (const product of products) checkProduct(moment, customer, product, products);
	for (const line of lines) checkDeployment(moment, customer, line);
	checkAgency(moment, customer, lines, products);
}

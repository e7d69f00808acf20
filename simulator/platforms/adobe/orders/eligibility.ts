import type { Moment } from '../call';
import { heldQuantity, lgaOf } from '../catalog/levels';
import { knownProduct, type Product } from '../catalog/products';
import { byId, isActive, resellerById, subscriptionsOf } from '../find';
import { refuse } from '../gateway/refusal';
import type { StoredCustomer } from '../state/state';
import type { LineBody } from './lineRules';

/** The least that an agency holds and renews. */
export const LGA_MINIMUM = 100;

function checkProduct(moment: Moment, customer: StoredCustomer, product: Product, all: Product[]): void {
	const segments = resellerById(moment, customer.resellerId).profile.marketSegments;
	const isOpen = product.segment === customer.profile.marketSegment && segments.includes(product.segment);
	if (!isOpen) throw refuse(2129, ['INELIGIBLE_MARKET_SEGMENT']);
	if (!product.needs) return;
	const held = subscriptionsOf(moment, customer).filter(isActive);
	const hasBase = [...held.map(({ offerId }) => knownProduct(offerId)), ...all].some(({ number }) =>
		product.needs?.includes(number),
	);
	if (!hasBase) throw refuse(2129, ['INELIGIBLE_ADD_ON']);
}

/** Throws 1139 or 1140 when a customer may not have deployments abroad. */
export function checkDeployments({ distributor }: Moment, { globalSalesEnabled }: StoredCustomer): void {
	if (!distributor.globalSales) throw refuse(1139);
	if (!globalSalesEnabled) throw refuse(1140);
}

function checkDeployment(moment: Moment, customer: StoredCustomer, { deploymentId }: LineBody): void {
	if (deploymentId === undefined) return;
	checkDeployments(moment, customer);
	const mine = moment.state.deployments.filter(({ customerId }) => customerId === customer.id);
	if (!isActive(byId(moment, mine, deploymentId, '2138'))) throw refuse(2138);
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

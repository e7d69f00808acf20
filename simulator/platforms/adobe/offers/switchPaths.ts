import type { Call, Handler } from '../call';
import { textOf } from '../call';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalogue/products';
import { customerById, subscriptionById } from '../find';
import { page } from '../paging';
import { refuse } from '../refusal';

/** The segment and the product that are asked for. Throws 1132 when neither they nor a subscription are named. */
function asked(call: Call): { segment: string; number?: string } {
	const customerId = textOf(call, 'customer-id');
	const subscriptionId = textOf(call, 'subscription-id');
	if ((customerId === undefined) !== (subscriptionId === undefined))
		throw refuse(1132, ['customer-id and subscription-id go together']);
	if (customerId !== undefined && subscriptionId !== undefined) {
		const customer = customerById(call, customerId);
		const { number } = knownProduct(subscriptionById(call, customer, subscriptionId).offerId);
		return { segment: customer.profile.marketSegment, number };
	}
	const segment = textOf(call, 'market-segment');
	if (segment === undefined) throw refuse(1132, ['query: market-segment is required']);
	if (textOf(call, 'country') === undefined) throw refuse(1132, ['query: country is required']);
	const offerId = textOf(call, 'offer-id');
	return { segment, ...(offerId !== undefined && { number: productOf(offerId)?.number ?? offerId }) };
}

function list(call: Call) {
	const { segment, number } = asked(call);
	const sources = PRODUCTS.filter(
		(product) => product.segment === segment && product.switches && (number === undefined || product.number === number),
	);
	const rows = sources.map((source) => ({
		sourceBaseOfferId: offerIdOf(source),
		targetList: (source.switches ?? []).map(({ to, type }, index) => {
			const target = PRODUCTS.find((product) => product.number === to);
			return {
				targetBaseOfferId: target ? offerIdOf(target) : '',
				sequence: index + 1,
				switchType: type,
				targetType: 'PRODUCT_LIST',
			};
		}),
	}));
	return page(call, rows, { itemsAt: 'productUpgrades', defaultLimit: 20 });
}

export const switchPathHandlers: Record<string, Handler> = { 'offerSwitchPath.list': list };

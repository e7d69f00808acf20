import { type Call, type Handler, textOf } from '../call';
import { knownProduct, offerIdOf, productOf, PRODUCTS } from '../catalog/products';
import { customerById, subscriptionById } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';

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
	for (const name of ['market-segment', 'country'])
		if (textOf(call, name) === undefined) throw refuse(1132, [`query: ${name} is required`]);
	const offerId = textOf(call, 'offer-id');
	return {
		segment: textOf(call, 'market-segment') ?? '',
		...(offerId !== undefined && { number: productOf(offerId)?.number ?? offerId }),
	};
}

const list: Handler = (call) => {
	const { segment, number } = asked(call);
	const rows = PRODUCTS.filter(
		(product) => product.segment === segment && (number ?? product.number) === product.number,
	)
		.filter(({ switches }) => switches)
		.map((source) => ({
			sourceBaseOfferId: offerIdOf(source),
			targetList: (source.switches ?? []).map(({ to, type: switchType }, index) => {
				const targetBaseOfferId = PRODUCTS.filter((one) => one.number === to).map((one) => offerIdOf(one))[0];
				return { targetBaseOfferId, sequence: index + 1, switchType, targetType: 'PRODUCT_LIST' };
			}),
		}));
	return page(call, rows, { defaultLimit: 20 });
};

export const switchPathHandlers: Record<string, Handler> = { 'offerSwitchPath.list': list };

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
	const missing = ['market-segment', 'country'].find((name) => textOf(call, name) === undefined);
	if (missing) throw refuse(1132, [`query: ${missing} is required`]);
	const offerId = textOf(call, 'offer-id');
	return { segment: textOf(call, 'market-segment') ?? '', number: productOf(offerId ?? '')?.number ?? offerId };
}

export const switchPathHandlers: Record<string, Handler> = {
	'offerSwitchPath.list': (call) => {
		const { segment, number } = asked(call);
		const offerOf = (wanted: string) => PRODUCTS.filter((one) => one.number === wanted).map((one) => offerIdOf(one))[0];
		const rows = PRODUCTS.flatMap((source) => {
			if (!source.switches || source.segment !== segment || (number ?? source.number) !== source.number) return [];
			const targetList = source.switches.map(({ to, type: switchType }, index) => ({
				targetBaseOfferId: offerOf(to),
				sequence: index + 1,
				switchType,
				targetType: 'PRODUCT_LIST',
			}));
			return [{ sourceBaseOfferId: offerIdOf(source), targetList }];
		});
		return page(call, rows, { defaultLimit: 20 });
	},
};

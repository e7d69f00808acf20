import type { Period } from '../../../core/dates';
import { byId, type Handler, isAsked, refuse } from '../gateway/call';
import type { Catalog, Plan, Product } from './catalog';

/** What an order or a validation says about a product. */
export type ProductQuery = Partial<
	Record<'mpn' | 'id' | 'vendor', string> & Record<'subscriptionPeriod' | 'billingPeriod', Partial<Period>>
>;

const samePeriod = (wanted: Partial<Period> | undefined, period: Period): boolean =>
	(wanted?.type ?? period.type) === period.type && (wanted?.duration ?? period.duration) === period.duration;

const text = (value: string | Period): string =>
	typeof value === 'string' ? value : `${value.duration} ${value.type}`;

/** The parameters that distinguish products of one part number, from the most to the least important. */
const NARROWING = ['vendor', 'subscriptionPeriod', 'billingPeriod'] as const;

/**
 * Finds the one product that is meant. Throws a Refusal when there is none, or when the part number is not
 * unique: the message then names the parameters that are still missing.
 */
export function findProduct({ products }: Catalog, query: ProductQuery): Product {
	if (!query.mpn && !query.id) throw refuse('A product needs mpn or id');
	const found = products.filter(
		(product) =>
			(query.mpn ?? product.mpn) === product.mpn &&
			(query.id ?? product.id) === product.id &&
			(query.vendor ?? product.vendor) === product.vendor &&
			samePeriod(query.subscriptionPeriod, product.subscriptionPeriod) &&
			samePeriod(query.billingPeriod, product.billingPeriod),
	);
	const name = query.mpn ?? query.id;
	if (found.length === 0) throw refuse(`Product ${name} is not available with the given parameters`);
	if (found.length === 1) return found[0];
	const valuesOf = (parameter: (typeof NARROWING)[number]) => [
		...new Set(found.map((product) => text(product[parameter]))),
	];
	const open = NARROWING.filter((parameter) => !query[parameter] && valuesOf(parameter).length > 1);
	throw refuse(
		`Product ${name} is not unique. Provide additional parameters: ${open.join(', ')}`,
		open.map((parameter) => `${parameter}: ${valuesOf(parameter).join(' or ')}`),
	);
}

const planRow = ({ id, name, subscriptionPeriod, billingPeriod, billingModel }: Plan) => ({
	id,
	name,
	shortDescription: name,
	longDescription: name,
	published: true,
	subscriptionPeriods: [{ ...subscriptionPeriod, trial: false, active: true }],
	billingPeriod,
	billingModel,
});

const planSwitch = ({ subscriptionPeriod: sourceSubscriptionPeriod }: Plan, { id, subscriptionPeriod }: Plan) => ({
	planId: Number(id),
	subscriptionPeriod,
	billingPolicy: 'prorate_refund',
	whenEffective: 'immediately',
	sourceSubscriptionPeriod,
});

export const productHandlers: Record<string, Handler> = {
	'product.list': (call) =>
		call.catalog.products
			.filter(({ name }) => name.toLowerCase().includes((call.query.name ?? '').toLowerCase()))
			.filter((product) => isAsked(call, product, 'serviceName', 'mpn', 'vendor'))
			.map(({ planId, ...shown }) => shown),
	'plan.list': ({ catalog }) => catalog.plans.map(planRow),
	'plan.get': ({ catalog: { plans }, params }) => {
		const plan = byId(plans, params.id);
		const targets = plans.filter(({ id }) => id === plan.switchesTo);
		return { ...planRow(plan), planSwitches: targets.map((target) => planSwitch(plan, target)) };
	},
};

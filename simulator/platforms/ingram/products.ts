import { missing, refuse } from './refusal';
import type { Period } from '../../core/dates';
import type { Handler } from './call';
import type { Catalogue } from './catalogue';
import type { Plan, Product } from './offer';

/** What an order or a validation says about a product. */
export interface ProductQuery {
	mpn?: string;
	id?: string;
	vendor?: string;
	subscriptionPeriod?: Partial<Period>;
	billingPeriod?: Partial<Period>;
}

const samePeriod = (wanted: Partial<Period> | undefined, period: Period): boolean =>
	(wanted?.type ?? period.type) === period.type && (wanted?.duration ?? period.duration) === period.duration;

const periodText = ({ type, duration }: Period): string => `${duration} ${type}`;

/** The parameters that tell products of one part number apart, from the most to the least important. */
const NARROWING: Array<{
	name: 'vendor' | 'subscriptionPeriod' | 'billingPeriod';
	value: (product: Product) => string;
}> = [
	{ name: 'vendor', value: ({ vendor }) => vendor },
	{ name: 'subscriptionPeriod', value: ({ subscriptionPeriod }) => periodText(subscriptionPeriod) },
	{ name: 'billingPeriod', value: ({ billingPeriod }) => periodText(billingPeriod) },
];

/**
 * Finds the one product that is meant. Throws a Refusal when there is none, or when the part number is not
 * unique: the message then names the parameters that are still missing.
 */
export function findProduct({ products }: Catalogue, query: ProductQuery): Product {
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
	const open = NARROWING.filter((entry) => !query[entry.name] && new Set(found.map(entry.value)).size > 1);
	throw refuse(
		`Product ${name} is not unique. Provide additional parameters: ${open.map((entry) => entry.name).join(', ')}`,
		open.map((entry) => `${entry.name}: ${[...new Set(found.map(entry.value))].join(' or ')}`),
	);
}

/** The offer that a product belongs to. */
export function findPlan({ plans }: Catalogue, id: string): Plan {
	const plan = plans.find((candidate) => candidate.id === id);
	if (!plan) throw missing();
	return plan;
}

const includes = (text: string, part: string | undefined): boolean =>
	text.toLowerCase().includes((part ?? '').toLowerCase());

const listProducts: Handler = ({ catalogue, query }) =>
	catalogue.products
		.filter(
			(product) =>
				includes(product.name, query.name) &&
				(query.serviceName ?? product.serviceName) === product.serviceName &&
				(query.mpn ?? product.mpn) === product.mpn &&
				(query.vendor ?? product.vendor) === product.vendor,
		)
		.map(({ planId, ...shown }) => shown);

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

const getPlan: Handler = ({ catalogue, params }) => {
	const plan = findPlan(catalogue, params.id);
	const target = plan.switchesTo ? findPlan(catalogue, plan.switchesTo) : undefined;
	const planSwitches = target
		? [
				{
					planId: Number(target.id),
					subscriptionPeriod: target.subscriptionPeriod,
					billingPolicy: 'prorate_refund',
					whenEffective: 'immediately',
					sourceSubscriptionPeriod: plan.subscriptionPeriod,
				},
			]
		: [];
	return { ...planRow(plan), planSwitches };
};

export const productHandlers: Record<string, Handler> = {
	'product.list': listProducts,
	'plan.list': ({ catalogue }) => catalogue.plans.map(planRow),
	'plan.get': getPlan,
};

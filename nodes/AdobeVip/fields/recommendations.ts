import type { Field } from '../../engine/declare';
import { country as countryCode } from '../../engine/input/parsers';

/** What asks for recommendations of products. The tracker ID that names one is a field of orders. */

const LANGUAGES = [
	{
		name: 'English Only',
		value: 'EN',
		description: 'For Western Europe, and for global customers that deploy in Europe',
	},
	{ name: 'Multiple Languages', value: 'MULT' },
];

export const fetchRecommendations: Field = {
	displayName: 'Fetch Recommendations',
	name: 'fetchRecommendations',
	type: 'boolean',
	default: true,
	description: 'Whether to also get product recommendations. They are in the first item of the output.',
	send: { as: 'fetch-recommendations', in: 'query' },
};

export const recommendationCountry: Field = {
	displayName: 'Recommendation Country',
	name: 'recommendationCountry',
	type: 'string',
	default: '',
	placeholder: 'e.g. US',
	description: "Two-letter code of the country to recommend products for. If not set, the customer's country.",
	send: { as: 'recommendation-country', in: 'query', check: countryCode },
};

export const recommendationLanguage: Field = {
	displayName: 'Recommendation Language',
	name: 'recommendationLanguage',
	type: 'options',
	options: LANGUAGES,
	default: 'MULT',
	description: 'The languages that the recommended products are sold in',
	send: { as: 'recommendation-language', in: 'query' },
};

/** The three that lists and previews take in their query. */
export const recommendationQuery: Field[] = [fetchRecommendations, recommendationCountry, recommendationLanguage];

export const recommendationContext: Field = {
	displayName: 'Context',
	name: 'recommendationContext',
	type: 'options',
	options: [
		{ name: 'Before a Renewal', value: 'RENEWAL_ORDER_PREVIEW' },
		{ name: 'Before an Order', value: 'ORDER_PREVIEW' },
		{ name: 'General', value: 'GENERIC' },
	],
	default: 'GENERIC',
	description: 'What you are about to do with the customer',
};

export const productLanguage: Field = {
	displayName: 'Product Language',
	name: 'productLanguage',
	type: 'options',
	options: LANGUAGES,
	default: 'MULT',
	description: 'The languages that the recommended products are sold in',
	send: { as: 'language' },
};

export const includePropensity: Field = {
	displayName: 'Include Propensity',
	name: 'includePropensity',
	type: 'multiOptions',
	options: [
		{ name: 'Churn', value: 'churn', description: 'How likely the customer is to leave' },
		{ name: 'Seat Expansion', value: 'seatExpansion', description: 'How likely the customer is to buy more seats' },
	],
	default: [],
	description:
		'Additional signals to get. The output field likelihood has the highest value of each. If Adobe returns none, it is unknown, not low.',
};

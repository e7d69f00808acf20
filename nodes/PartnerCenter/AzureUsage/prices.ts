import { type Field, type Operation, optional } from '../../engine/declare';

import { country, currency, locale } from '../fields/market';

const region: Field = optional({
	...country,
	name: 'region',
	description: 'Two-letter code of the market (ISO 3166-1)',
});

/** Without them the platform takes those of the language, or of your profile. */
const market: Field[] = [
	optional(currency),
	region,
	{
		...optional(locale),
		description: 'Language of the names. It also sets market and currency, if these are not set.',
	},
];

export const prices: Operation[] = [
	{
		value: 'getRateCard',
		name: 'Get Rate Card',
		action: 'Get the Azure rate card',
		description:
			'Get list prices of all Azure meters before tax, as one large item. Split its meters list to get one item for each meter.',
		route: 'GET /v1/ratecards/azure',
		fields: market,
		sample: 'partnerCenter/rateCard.getAzure.json',
		facts: ['rateCard.getAzure'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure',
	},
	{
		value: 'getSharedRateCard',
		name: 'Get Rate Card of Shared Services',
		action: 'Get the rate card of Azure Partner Shared Services',
		description:
			'Get list prices of Azure Partner Shared Services. Split its meters list to get one item for each meter.',
		route: 'GET /v1/ratecards/azure-shared',
		fields: market,
		sample: 'partnerCenter/rateCard.getAzureShared.json',
		facts: ['rateCard.getAzureShared'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure-partner-shared-services',
	},
];

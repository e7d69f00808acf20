import { read, type Platform, type RecordedDeal } from './platform';

export const ingram: Platform = {
	name: 'Ingram Micro',
	// It has no idempotency key, so between the look and the order another worker can place one.
	once: 'window',
	flow: read('deal-to-subscription.json'),
	setLimit: ({ ingram: { settings } }) => void (settings.ratePerSecond = 15),
	deal: (number) => {
		const {
			customer,
			lines: [line],
			...recorded
		} = read<RecordedDeal>('new-crm-deal.body.json');
		return {
			...recorded,
			dealId: `deal-${number}`,
			customer: { ...customer, id: `CRM-${number}`, name: `Customer ${number}` },
			lines: [{ ...line, parameters: [{ name: 'domain', value: `customer${number}` }] }],
		};
	},
	customers: (simulator) => simulator.ingram.customers().length,
	orderKeys: (simulator) => simulator.ingram.orders().map(({ poNumber }) => poNumber ?? ''),
};

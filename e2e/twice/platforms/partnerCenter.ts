import { read, type Deal, type Platform, type RecordedDeal } from './platform';

export const partnerCenter: Platform = {
	name: 'Partner Center',
	once: 'always',
	flow: read('csp-deal-to-licenses.json'),
	setLimit: ({ partnerCenter: { settings } }) => void (settings.throttlePerMinute = 900),
	deal: (number) => {
		const { customer, ...recorded } = read<RecordedDeal>('new-csp-deal.body.json');
		const own = { ...customer, domain: `customer${number}.onmicrosoft.com`, name: `Customer ${number}` };
		// Without users the deal ends with the order.
		return { ...recorded, dealId: `deal-${number}`, customer: own, users: [] } as Deal;
	},
	customers: (simulator) => simulator.partnerCenter.state().commerce.customers.length,
	orderKeys: (simulator) =>
		simulator.partnerCenter.state().commerce.orders.map(({ lines: [line] }) => line.friendlyName),
};

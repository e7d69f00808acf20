import type { Simulator } from '../../../simulator';
import { read, type Deal, type Platform, type RecordedDeal } from './platform';

/** The resellers that Adobe's distributor has from the start. */
const resellerOf = (simulator: Simulator) => simulator.adobe.state().resellers[0];

export const adobe: Platform = {
	name: 'Adobe VIP Marketplace',
	once: 'always',
	flow: read('adobe-deal-to-subscription.json'),
	setLimit: ({ adobe: { settings } }) => void (settings.perMinute = 1800),
	deal: (number, simulator) => {
		const { customer, ...recorded } = read<RecordedDeal>('new-adobe-deal.body.json');
		return {
			...recorded,
			dealId: `deal-${number}`,
			distributorId: simulator.adobe.accounts[0].distributorId,
			reseller: { name: resellerOf(simulator).profile.companyName, termsAccepted: true },
			customer: { ...customer, id: `CRM-${number}`, name: `Customer ${number}` },
		} as Deal;
	},
	beside: (simulator) => ({ resellerId: resellerOf(simulator).id }),
	customers: (simulator) => simulator.adobe.state().customers.length,
	orderKeys: (simulator) => simulator.adobe.state().orders.map(({ externalReferenceId }) => externalReferenceId),
};

import type { Writes } from './platform';

export const ingram: Writes = {
	views: {
		'ingramMicroSubscription.updateSpecialPricing': { at: 'GET /subscriptions/{}' },
	},
	oneForAll: [],
	differsIn: {},
	filled: ['ingramMicroSubscription.updateSpecialPricing'],
};

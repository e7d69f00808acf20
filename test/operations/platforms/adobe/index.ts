import { loadContract } from '../../../../simulator/core/contract/contract';
import { replies } from './replies';
import { alsoAsked, filled, samples, screens } from './screens';
import type { Platform } from '../platform';
import { NOTHING_TO_COMMIT } from '../../../support/sentences';

export const adobeVip: Platform = {
	name: 'Adobe VIP',
	contract: loadContract('adobe'),
	fixtures: 'adobe',
	hosts: [
		{
			credential: 'adobeVipMarketplaceApi',
			base: '/adobe',
			data: (url) => ({
				environment: 'custom',
				apiUrl: `${url}/adobe`,
				imsUrl: `${url}/adobe`,
				clientId: 'client-1',
				clientSecret: 'secret',
			}),
			signIns: () => [{}],
			account: 'clientId',
		},
	],
	signIn: {
		route: 'POST /adobe/ims/token/v3',
		answer: { access_token: 'recorded', token_type: 'bearer', expires_in: 86_399 },
	},
	busy: {
		status: 400,
		body: { code: '4122', message: 'The same request is in progress', additionalDetails: [] },
	},
	ids: ['X-Correlation-Id', 'X-Request-Id'],
	notOffered: [],
	// An order's key is its external reference.
	engine: ['externalReferenceId', 'offset', 'limit'],
	buys: [
		'order.create',
		'order.renew',
		'order.return',
		'order.switch',
		'order.revertSwitch',
		'subscription.create',
		'transfer.create',
		'transfer.migrateLga',
	],
	aliases: ['Adobe', 'VIP Marketplace', 'VIPMP'],
	samples,
	screens,
	filled,
	alsoAsked,
	leftOut: ['benefits', 'globalSalesEnabled', 'linkedMembership'],
	// A commitment is among the benefits, and Adobe wants no contacts beside it; a customer without a group gets one.
	changes: {
		'adobeVipCustomer.requestRecommitment': ['benefits', 'companyProfile.contacts'],
		'adobeVipCustomer.requestThreeYearCommit': ['benefits', 'companyProfile.contacts'],
		'adobeVipLinkedMembership.create': ['linkedMembership'],
	},
	refused: {
		'adobeVipCustomer.requestRecommitment': NOTHING_TO_COMMIT,
		'adobeVipCustomer.requestThreeYearCommit': NOTHING_TO_COMMIT,
	},
	mostToHide: ['adobeVipCustomer.getAll', 'adobeVipCustomer.create'],
	once: [],
	replies,
};

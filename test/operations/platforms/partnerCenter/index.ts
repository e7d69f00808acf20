import { loadContract } from '../../../../simulator/core/contract/contract';
import { replies } from './replies';
import { alsoAsked, filled, samples, screens } from './screens';
import type { Host, Platform } from '../platform';

/** One application and one user sign in to all three APIs. */
const host = (more: Pick<Host, 'credential' | 'base' | 'mark'>, address: string, base = more.base): Host => ({
	...more,
	data: (url) => ({
		environment: 'custom',
		[address]: `${url}${base}`,
		signInUrl: `${url}/partner/login`,
		signIn: 'appUser',
		tenantId: 'tenant-1',
		clientId: 'client-1',
		clientSecret: 'secret',
		refreshToken: 'refresh',
	}),
	signIns: () => [{ signIn: 'appUser' }, { signIn: 'appOnly' }],
	account: 'tenantId',
});

export const partnerCenter: Platform = {
	name: 'Partner Center',
	contract: loadContract('partnerCenter'),
	fixtures: 'partnerCenter',
	hosts: [
		host({ credential: 'microsoftPartnerCenterApi', base: '/partner' }, 'apiUrl'),
		host({ credential: 'microsoftGraphPartnerApi', base: '/graph/v1.0', mark: 'graph' }, 'graphUrl'),
		// The credential names the address of 1.0; the beta version is next to it.
		host({ credential: 'microsoftGraphPartnerApi', base: '/graph/beta', mark: 'graphBeta' }, 'graphUrl', '/graph/v1.0'),
		host({ credential: 'microsoftPartnerSalesApi', base: '/sales', mark: 'sales' }, 'salesUrl'),
	],
	signIn: { route: 'POST /partner/login/{}/oauth2/token', answer: { access_token: 'recorded', expires_in: '3599' } },
	busy: {
		status: 409,
		body: { code: 900278, description: 'Another change is pending', data: [], source: 'PartnerFD' },
	},
	versions: true,
	ids: [],
	// Other forms of an address and of a query, used only where the platform wants them.
	notOffered: [
		'qualification.createByCode',
		'serviceRequest.searchCustomer',
		'serviceRequest.searchPartner',
		'supportProfile.updateFormer',
	],
	// An order's key is its nickname, a migration's its reference; a version goes along with what was read.
	engine: [
		'seekOperation',
		'size',
		'PageSize',
		'offset',
		'top',
		'skip',
		'lineItems[].friendlyName',
		'externalReferenceId',
		'If-Match',
	],
	buys: [
		'cart.checkout',
		'order.create',
		'order.purchaseAddOn',
		'subscription.upgrade',
		'transition.create',
		'conversion.create',
		'productUpgrade.create',
		'migration.create',
		'migrationSchedule.create',
		'transfer.accept',
	],
	aliases: ['CSP', 'Microsoft', 'Partner Center'],
	samples,
	screens,
	filled,
	alsoAsked,
	leftOut: [],
	// The one is read under one name and taken back under another; the other sends what a choice means.
	changes: {
		'partnerCenterPartnerProfile.updateSupportProfile': ['attributes.objectType'],
		'partnerCenterSubscription.setEndOfTerm': ['autoRenewEnabled', 'scheduledActions', 'scheduledNextTermInstructions'],
	},
	refused: { 'partnerCenterSubscription.scheduleNextTerm': 'nothing to schedule' },
	mostToHide: [
		'partnerCenterCustomer.getAll',
		'partnerCenterCustomerUser.create',
		'partnerCenterGdapRelationship.getAll',
		'partnerCenterGdapRelationship.create',
	],
	once: [
		'partnerCenterPriceSheet.getOfferMatrix',
		'partnerCenterPriceSheet.getPrices',
		'partnerCenterPriceSheet.getRates',
	],
	replies,
};

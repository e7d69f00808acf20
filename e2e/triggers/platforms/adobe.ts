import type { Simulator } from '../../../simulator';
import type { AdobeState } from '../../../simulator/platforms/adobe/state/state';
import type { TriggerPlatform } from './platform';

const CUSTOMER = 'P1100000001';

const stateOf = ({ adobe }: Simulator): AdobeState => adobe.states.all()[0];

/** Orders are listed by customer, so there is one. */
function addCustomer(simulator: Simulator, now: number): void {
	const { customers, resellers } = stateOf(simulator);
	const { id: resellerId, profile } = resellers[0];
	customers.push({
		...{ id: CUSTOMER, resellerId, status: '1000', validAt: 0, validStatus: '1000', createdAt: now, visibleFrom: 0 },
		...{ profile: { ...structuredClone(profile), marketSegment: 'COM' }, cotermDate: '', globalSalesEnabled: false },
		...{ benefits: [], levels: { license: '01', consumables: 'T1' } },
	});
}

export const adobe: TriggerPlatform = {
	platform: 'adobe',
	node: 'adobeVipTrigger',
	events: ['orderPlaced', 'orderFailed'],
	route: 'GET /v3/customers/{customer-id}/orders',
	prepare: addCustomer,
	happen(simulator, time) {
		const { orders } = stateOf(simulator);
		const id = String(9_000_000 + orders.length);
		orders.push({
			...{ id, customerId: CUSTOMER, resellerId: '', type: 'NEW', status: '1000', source: 'API', referenceOrderId: '' },
			...{ externalReferenceId: id, currencyCode: 'USD', createdAt: time, dueAt: Infinity, visibleFrom: 0 },
			...{ endsAs: '1000', lines: [], cancelling: [] },
		});
		return `order:${id}:placed`;
	},
};

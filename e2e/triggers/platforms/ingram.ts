import type { Simulator } from '../../../simulator';
import type { AccountState } from '../../../simulator/platforms/ingram/state/state';
import type { TriggerPlatform } from './platform';

/** Lets somebody have placed an order then. @returns its event ID */
export function order({ orders }: AccountState, time: number): string {
	const id = String(7_000_000 + orders.length);
	orders.push({
		...{ id, orderNumber: id, type: 'change', customerId: '1000001', status: 'completed', statusCode: 'CL' },
		...{ createdAt: time, dueAt: null, visibleFrom: 0, creditCheck: false, mustFail: false, lines: [] },
		total: { currency: 'USD', amount: '0.0' },
	});
	return `order:${id}:created`;
}

/** The same for a subscription. */
function subscription({ subscriptions }: AccountState, time: number): string {
	const id = String(8_000_000 + subscriptions.length);
	const day = new Date(time).toISOString().slice(0, 10);
	subscriptions.push({
		...{ id, name: 'Plan', customerId: '1000001', planId: '1', status: 'active', attributes: {} },
		...{ renewalStatus: true, creationDate: day, lastModifiedDate: day, lines: [], parameters: [] },
		...{ renewalDate: '2099-01-01', expirationDate: '2099-01-01', billingModel: 'charge_before_billing_period' },
		...{ billingPeriod: { type: 'month', duration: 1 }, subscriptionPeriod: { type: 'year', duration: 1 } },
	});
	return `subscription:${id}:created`;
}

const stateOf = ({ ingram: { states } }: Simulator): AccountState => states.all()[0] as AccountState;

const DAY = 24 * 60 * 60_000;

export const ingram: TriggerPlatform = {
	platform: 'ingram',
	node: 'ingramMicroTrigger',
	events: ['orderCreated', 'orderFailed'],
	route: 'GET /orders',
	happen: (simulator, time) => order(stateOf(simulator), time),
	long: {
		event: 'subscriptionCreated',
		route: 'GET /subscriptions',
		fill(simulator, now) {
			for (let index = 0; index < 250; index += 1) subscription(stateOf(simulator), now - 200 * DAY);
		},
		happen: (simulator, time) => subscription(stateOf(simulator), time),
	},
};

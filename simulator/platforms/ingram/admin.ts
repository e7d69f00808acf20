import type { States } from '../../core/state/states';
import type { Account } from './accounts/account';
import { approveOrder } from './orders/orders';
import type { Settings } from './settings';
import type { AccountState } from './state/state';

interface Parts {
	states: States<Account, AccountState>;
	settings: Settings;
	now: () => number;
	/** Called after every change. */
	save: () => void;
}

/**
 * What people do in the control panel, and what a test arranges. Orders and customers are found whichever account they
 * are of, unknown ids are an error; `index` is the account whose next order fails.
 */
export function createAdmin({ states, settings, now, save }: Parts, index: number) {
	const find = <Thing extends { id: string }>(things: (state: AccountState) => Thing[], id: string): Thing => {
		const found = states
			.settled()
			.flatMap(things)
			.find((thing) => thing.id === id);
		if (!found) throw new Error(`The simulator holds no ${id}`);
		return found;
	};
	const order = (id: string) => find(({ orders }) => orders, id);
	return {
		/** Approves a cancellation order. Throws when it does not wait. */
		approve(orderId: string): void {
			approveOrder(order(orderId), now(), settings.orderProcessingMs);
			save();
		},
		/** Lets this order end in error, or without an id the next one that the account places. */
		failOrder(orderId?: string): void {
			if (orderId === undefined) states.all()[index].ordersToFail += 1;
			else order(orderId).mustFail = true;
			save();
		},
		setCustomerStatus(customerId: string, status: string): void {
			find(({ customers }) => customers, customerId).status = status;
			save();
		},
	};
}

import type { Moment } from './call';
import { commitmentOf } from './catalogue/levels';
import { customerById } from './find';
import { nextNumber, nextOpaque } from './ids';
import { baseOfferId } from './seed';
import type { StoredCustomer } from './state';
import { WINDOWS } from './time';

const DAY = 86_400_000;

/** What people do in the consoles of the platform, for which the API has no operation. Unknown ids are an error. */
export interface AdobeAdmin {
	/** A customer's admin makes the code for a change of its reseller. */
	approvalCode(customerId: string): string;
	/** A customer's admin adds licences itself. */
	addLicenses(customerId: string, offerId: string, quantity: number): void;
	/** A customer refuses the commitment that it was asked for. */
	declineCommitment(customerId: string): void;
	/** Sets the status of a reseller or a customer, as the platform's staff does. */
	setStatus(accountId: string, status: string): void;
	/** Moves the anniversary of a customer and the renewal dates of its subscriptions, as in the sandbox portal. */
	setAnniversary(customerId: string, date: string): void;
	/** Gives a customer the mark of a high-volume customer that has moved here. */
	markHighVolume(customerId: string): void;
	/** The next account that is created ends with this status instead of 1000. */
	endNextAccountAs(status: string): void;
	/** The next order that is placed ends with this status instead of 1000, also with one that nobody knows. */
	endNextOrderAs(status: string): void;
	/** The next order that is placed fails. */
	failNextOrder(): void;
}

function decline(customer: StoredCustomer): void {
	const request = commitmentOf(customer)?.commitmentRequest;
	if (request?.status !== 'REQUESTED') throw new Error(`${customer.id} was not asked for a commitment`);
	request.status = 'DECLINED';
}

/** @param changed called after every change */
export function createAdmin(moment: () => Moment, changed: () => void): AdobeAdmin {
	const change = <Result>(work: (now: Moment) => Result): Result => {
		const result = work(moment());
		changed();
		return result;
	};
	return {
		approvalCode: (customerId) =>
			change((now) => {
				const code = `1${parseInt(nextOpaque(now, 'approval').slice(0, 6), 16).toString().padStart(7, '0').slice(0, 7)}`;
				now.state.approvals.push({
					code,
					customerId: customerById(now, customerId).id,
					expiresAt: now.now + WINDOWS.approval * DAY,
					used: false,
				});
				return code;
			}),
		addLicenses: (customerId, offerId, quantity) =>
			change((now) => {
				const base = baseOfferId(offerId);
				if (!base) throw new Error(`There is no offer ${offerId}`);
				const id = `ACQ${nextNumber(now, 'acquisition')}`;
				now.state.acquisitions.push({
					id,
					customerId: customerById(now, customerId).id,
					offerId: base,
					quantity,
					createdAt: now.now,
				});
			}),
		declineCommitment: (customerId) => change((now) => decline(customerById(now, customerId))),
		setStatus: (accountId, status) =>
			change(({ state }) => {
				const account = [...state.resellers, ...state.customers].find(({ id }) => id === accountId);
				if (!account) throw new Error(`The simulator holds no ${accountId}`);
				account.status = status;
			}),
		setAnniversary: (customerId, date) =>
			change((now) => {
				customerById(now, customerId).cotermDate = date;
				for (const one of now.state.subscriptions) if (one.customerId === customerId) one.renewalDate = date;
			}),
		markHighVolume: (customerId) =>
			change((now) => {
				customerById(now, customerId).highVolume = true;
			}),
		endNextAccountAs: (status) =>
			change(({ state }) => {
				state.nextAccounts.push(status);
			}),
		endNextOrderAs: (status) =>
			change(({ state }) => {
				state.nextOrders.push(status);
			}),
		failNextOrder: () =>
			change(({ state }) => {
				state.nextOrders.push('1004');
			}),
	};
}

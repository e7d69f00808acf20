import type { Moment } from './call';
import { commitmentOf } from './catalog/levels';
import { knownProduct, offerIdOf } from './catalog/products';
import { customerById } from './find';
import { nextNumber, nextOpaque } from './state/ids';
import { DAY, WINDOWS } from './time';

/** What people do in the consoles of the platform, for which the API has no operation. Unknown ids are an error. */
const actions = (moment: Moment) => ({
	/** A customer's admin makes the code for a change of its reseller. */
	approvalCode(customerId: string): string {
		const number = parseInt(nextOpaque(moment, 'approval').slice(0, 6), 16);
		const code = `1${number.toString().padStart(7, '0').slice(0, 7)}`;
		const { id } = customerById(moment, customerId);
		const expiresAt = moment.now + WINDOWS.approval * DAY;
		moment.state.approvals.push({ code, customerId: id, expiresAt, used: false });
		return code;
	},
	/** A customer's admin adds licenses itself. */
	addLicenses(customerId: string, offerId: string, quantity: number): void {
		const base = offerIdOf(knownProduct(offerId));
		const id = `ACQ${nextNumber(moment, 'acquisition')}`;
		const { id: owner } = customerById(moment, customerId);
		moment.state.acquisitions.push({ id, customerId: owner, offerId: base, quantity, createdAt: moment.now });
	},
	/** A customer refuses the commitment that it was asked for. */
	declineCommitment(customerId: string): void {
		const request = commitmentOf(customerById(moment, customerId))?.commitmentRequest;
		if (request?.status !== 'REQUESTED') throw new Error(`${customerId} was not asked for a commitment`);
		request.status = 'DECLINED';
	},
	/** Sets the status of a reseller or a customer, as the platform's staff does. */
	setStatus(accountId: string, status: string): void {
		const account = [...moment.state.resellers, ...moment.state.customers].find(({ id }) => id === accountId);
		if (!account) throw new Error(`The simulator holds no ${accountId}`);
		account.status = status;
	},
	/** Moves the anniversary of a customer and the renewal dates of its subscriptions, as in the sandbox portal. */
	setAnniversary(customerId: string, date: string): void {
		customerById(moment, customerId).cotermDate = date;
		for (const one of moment.state.subscriptions) if (one.customerId === customerId) one.renewalDate = date;
	},
	/** Gives a customer the mark of a high-volume customer that has moved here. */
	markHighVolume(customerId: string): void {
		customerById(moment, customerId).highVolume = true;
	},
	/** The next account that is created ends with this status instead of 1000. */
	endNextAccountAs(status: string): void {
		moment.state.nextAccounts.push(status);
	},
	/** The next order that is placed ends with this status instead of 1000, also with one that nobody knows. */
	endNextOrderAs(status: string): void {
		moment.state.nextOrders.push(status);
	},
	/** The next order that is placed fails. */
	failNextOrder(): void {
		moment.state.nextOrders.push('1004');
	},
});

export type AdobeAdmin = ReturnType<typeof actions>;

/** The consoles of a distributor as of a moment. @param changed called after every change */
export function createAdmin(moment: Moment, changed: () => void): AdobeAdmin {
	const saving = Object.entries(actions(moment)).map(([name, act]) => [
		name,
		(...given: unknown[]): unknown => {
			const result = (act as (...values: unknown[]) => unknown)(...given);
			changed();
			return result;
		},
	]);
	return Object.fromEntries(saving) as unknown as AdobeAdmin;
}

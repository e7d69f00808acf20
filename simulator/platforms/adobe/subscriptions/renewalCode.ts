import type { Moment } from '../call';
import { runningCommitment } from '../catalogue/levels';
import { refuse } from '../refusal';
import type { StoredCustomer } from '../state';
import { isBefore, WINDOWS } from '../time';

const MINIMUM = /^MOQ_(\d+)$/;

/** The least quantity of a high-growth offer, by its code. */
export const minimumOf = (code: string): number => Number(MINIMUM.exec(code)?.[1]);

/** Throws when a high-growth offer may not be chosen: 5128 without a commitment, 5127 outside its time, 5124 for too few. */
export function checkRenewalCode(
	{ now }: Moment,
	customer: StoredCustomer,
	code: string,
	quantity: number,
	renewalDate: string,
): void {
	if (!runningCommitment(customer)) throw refuse(5128);
	if (!isBefore(renewalDate, WINDOWS.highGrowth, now)) throw refuse(5127);
	if (quantity < minimumOf(code)) throw refuse(5124);
}

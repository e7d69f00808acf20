import type { Call, Moment } from '../call';
import { isInactive } from '../find';
import { nextNumber } from '../state/ids';
import { refuse } from '../gateway/refusal';
import type { StoredCustomer, StoredReseller } from '../state/state';

/** When and as what the validation of a new account ends: as told for the next one, or active. */
export const validation = ({ state, settings, now, visibleFrom }: Call) => ({
	status: '1002',
	validAt: now + settings.accountValidationMs,
	validStatus: state.nextAccounts.shift() ?? '1000',
	createdAt: now,
	visibleFrom,
});

const sameText = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Whether there is another customer with the same company name and first admin already. */
export const isDuplicate = ({ state }: Moment, { id, profile }: StoredCustomer): boolean =>
	state.customers.some(
		(other) =>
			other.id !== id &&
			!isInactive(other) &&
			sameText(other.profile.companyName, profile.companyName) &&
			sameText(other.profile.contacts[0]?.email ?? '', profile.contacts[0]?.email ?? ''),
	);

/** Throws 2135 when the reseller does not sell into the segment. */
export function checkSegment({ profile }: StoredReseller, segment: string): void {
	if (!profile.marketSegments.includes(segment)) throw refuse(2135, ['companyProfile.marketSegment']);
}

/** Adds a customer to the state; what it looks like at first is the same for those that move here. */
export function addCustomer(
	moment: Moment,
	parts: Omit<StoredCustomer, 'id' | 'levels' | 'globalSalesEnabled'>,
): StoredCustomer {
	const isAgency = parts.benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');
	const levels = { license: isAgency ? '06' : '01', consumables: 'T1' };
	const customer = { ...parts, id: nextNumber(moment, 'customer'), globalSalesEnabled: false, levels };
	moment.state.customers.push(customer);
	return customer;
}

import type { Call, Moment } from '../call';
import { isInactive } from '../find';
import type { StoredCustomer } from '../state';

/** When and as what the validation of a new account ends: as told for the next one, or active. */
export function validation({ state, settings, now, visibleFrom }: Call) {
	return {
		status: '1002',
		validAt: now + settings.accountValidationMs,
		validStatus: state.nextAccounts.shift() ?? '1000',
		createdAt: now,
		visibleFrom,
	};
}

const sameText = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Whether there is another customer with the same company name and first admin already. */
export const isDuplicate = (
	{ state }: Moment,
	{ id, profile: { companyName, contacts } }: Pick<StoredCustomer, 'id' | 'profile'>,
): boolean =>
	state.customers.some(
		(other) =>
			other.id !== id &&
			!isInactive(other) &&
			sameText(other.profile.companyName, companyName) &&
			sameText(other.profile.contacts[0]?.email ?? '', contacts[0]?.email ?? ''),
	);

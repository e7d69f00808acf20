import type { StoredCustomer } from '../../commerce/customers/state';
import { invalid } from '../refusals';
import type { StoredUser } from './state';

type Named = Pick<StoredUser, 'id' | 'userPrincipalName' | 'immutableId' | 'usageLocation'>;

/** Where a user's licences are used: a country code of two letters. */
function checkLocation({ usageLocation }: Named): void {
	if (!/^[A-Z]{2}$/.test(usageLocation))
		throw invalid('usageLocation must be a code of two capital letters (ISO 3166-1 alpha-2).');
}

/**
 * What the platform asks of a user's names: a domain of the customer, a name that nobody else has, and outside the
 * initial domain an immutableId that nobody else has.
 */
export function checkNames(user: Named, customer: StoredCustomer, others: StoredUser[]): void {
	checkLocation(user);
	const [local, domain, ...rest] = user.userPrincipalName.toLowerCase().split('@');
	if (!local || !domain || rest.length > 0) throw invalid('userPrincipalName must look like name@domain.');
	const isInitial = domain === customer.domain.toLowerCase();
	if (!isInitial && !customer.customDomains.some((custom) => custom.toLowerCase() === domain)) {
		throw invalid(`The domain '${domain}' is not a verified domain of the customer.`);
	}
	if (!isInitial && !user.immutableId) throw invalid('A user outside the initial domain needs an immutableId.');
	const rivals = others.filter(({ id }) => id !== user.id);
	const full = `${local}@${domain}`;
	if (rivals.some(({ userPrincipalName }) => userPrincipalName.toLowerCase() === full)) {
		throw invalid(`Another user has the userPrincipalName '${user.userPrincipalName}'.`);
	}
	if (user.immutableId && rivals.some(({ immutableId }) => immutableId === user.immutableId)) {
		throw invalid('Another user has this immutableId.');
	}
}

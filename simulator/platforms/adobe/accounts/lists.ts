import type { Call } from '../call';
import { textOf } from '../call';
import { isInactive, isVisible } from '../find';
import { page } from '../paging';
import type { StoredCustomer, StoredReseller } from '../state';
import { startOf } from '../time';
import type { Reply } from '../reply';

type Account = StoredReseller | StoredCustomer;

const DAY = 86_400_000;

/** A name with `*` for anything, in any case. */
const pattern = (text: string): RegExp =>
	new RegExp(
		`^${text
			.split('*')
			.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
			.join('.*')}$`,
		'iu',
	);

/** 1004 finds the codes that say more, too. */
const hasStatus = (account: Account, status: string): boolean =>
	account.status === status || (status === '1004' && isInactive(account));

function isAsked(call: Call, account: Account): boolean {
	const name = textOf(call, 'company-name');
	const from = textOf(call, 'from-created-date');
	const to = textOf(call, 'to-created-date');
	return (
		isVisible(account, call.now) &&
		hasStatus(account, textOf(call, 'status') ?? '1000') &&
		(name === undefined || pattern(name).test(account.profile.companyName)) &&
		(from === undefined || account.createdAt >= startOf(from)) &&
		// A day is meant as a whole.
		(to === undefined || account.createdAt < startOf(to) + DAY)
	);
}

/** One page of accounts: active ones unless asked for others, the newest first unless asked to sort them. */
export function accountPage<Kind extends Account>(
	call: Call,
	accounts: Kind[],
	view: (account: Kind) => object,
): Reply {
	const byName = textOf(call, 'sort-by') === 'companyName';
	const direction = (textOf(call, 'order-by') ?? 'desc') === 'asc' ? 1 : -1;
	const compare = (left: Kind, right: Kind): number =>
		direction *
		(byName
			? left.profile.companyName.localeCompare(right.profile.companyName)
			: left.createdAt - right.createdAt || left.id.localeCompare(right.id));
	const rows = accounts.filter((account) => isAsked(call, account)).sort(compare);
	return page(call, rows.map(view), { itemsAt: 'accounts', defaultLimit: 20, maxLimit: 50 });
}

import { type Call, type Result, textOf } from '../call';
import { isInactive, isVisible } from '../find';
import { page } from '../gateway/paging';
import type { StoredAccount } from '../state/state';
import { DAY, startOf } from '../time';

/** A name with `*` for anything, in any case. */
function pattern(text: string): RegExp {
	const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'iu');
}

function isAsked(call: Call, account: StoredAccount): boolean {
	const status = textOf(call, 'status') ?? '1000';
	const name = textOf(call, 'company-name');
	const from = textOf(call, 'from-created-date');
	const to = textOf(call, 'to-created-date');
	return (
		isVisible(account, call.now) &&
		// 1004 finds the codes that say more, too.
		(account.status === status || (status === '1004' && isInactive(account))) &&
		(name === undefined || pattern(name).test(account.profile.companyName)) &&
		(from === undefined || account.createdAt >= startOf(from)) &&
		// A day is meant as a whole.
		(to === undefined || account.createdAt < startOf(to) + DAY)
	);
}

/** One page of accounts: active ones unless asked for others, the newest first unless asked to sort them. */
export function accountPage<Kind extends StoredAccount>(
	call: Call,
	accounts: Kind[],
	view: (account: Kind) => object,
): Result {
	const byName = textOf(call, 'sort-by') === 'companyName';
	const direction = textOf(call, 'order-by') === 'asc' ? 1 : -1;
	const compare = (left: Kind, right: Kind): number =>
		direction *
		(byName
			? left.profile.companyName.localeCompare(right.profile.companyName)
			: left.createdAt - right.createdAt || left.id.localeCompare(right.id));
	const rows = accounts.filter((account) => isAsked(call, account)).sort(compare);
	return page(call, rows.map(view), { defaultLimit: 20, maxLimit: 50 });
}

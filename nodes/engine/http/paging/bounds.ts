import { type ApiRequest, Problem, type Session } from '../../declare';
import { capsOf, inMegabytes, RAISE } from '../../util/network/caps';

/** What a list may cost, whatever the server says of it: memory and time are the user's. */

/** Pages of a list. */
export const MOST_PAGES = 10_000;

/** Pages without rows in a row, each of which says that more follow. */
export const MOST_EMPTY = 20;

/** Characters of a link, or of what is to go into a header. */
export const LONGEST_LINK = 8192;

const NARROW = 'Narrow it with a filter, or turn off Return All and set Limit.';

/** A list that has more rows than may be read. */
export const tooLong = ({ route }: Pick<ApiRequest, 'route'>, what: string, more = ''): Problem =>
	new Problem(`The list ${what}, which is more than one run can read. ${NARROW}${more}`, { route });

/** Adds up what a list costs while it is read. */
export interface Meter {
	/** takes a page. @throws Problem when the list costs too much */
	take: (weight: number | undefined) => void;
}

/** @param session whose credential says how much memory a list may take */
export function meterOf({ credential }: Pick<Session, 'credential'>, request: Pick<ApiRequest, 'route'>): Meter {
	const most = capsOf(credential).list;
	let [pages, weight] = [0, 0];
	return {
		take(more = 0) {
			pages += 1;
			weight += more;
			if (pages > MOST_PAGES) throw tooLong(request, `has more than ${MOST_PAGES} pages`);
			if (weight > most) throw tooLong(request, `has more than ${inMegabytes(most)} of data`, ` Or ${RAISE}.`);
		},
	};
}

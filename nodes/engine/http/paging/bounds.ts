import { type ApiRequest, Problem } from '../../declare';

/** What a list may cost, whatever the server says of it: memory and time are the user's. */

/** Pages of a list. */
export const MOST_PAGES = 10_000;

/** Pages without rows in a row, each of which says that more follow. */
export const MOST_EMPTY = 20;

/** What the rows of a list may take in memory, in bytes. */
const MOST_WEIGHT = 256 * 1024 * 1024;

/** Characters of a link, or of what is to go into a header. */
export const LONGEST_LINK = 8192;

const NARROW = 'Narrow it with a filter, or turn off Return All and set Limit.';

/** A list that has more rows than may be read. */
export const tooLong = ({ route }: Pick<ApiRequest, 'route'>, what: string): Problem =>
	new Problem(`The list ${what}, which is more than one run can read. ${NARROW}`, { route });

/** Adds up what a list costs while it is read. */
export interface Meter {
	/** takes a page. @throws Problem when the list costs too much */
	take: (weight: number | undefined) => void;
}

export function meterOf(request: Pick<ApiRequest, 'route'>): Meter {
	let [pages, weight] = [0, 0];
	return {
		take(more = 0) {
			pages += 1;
			weight += more;
			if (pages > MOST_PAGES) throw tooLong(request, `has more than ${MOST_PAGES} pages`);
			if (weight > MOST_WEIGHT) throw tooLong(request, `has more than ${MOST_WEIGHT / 1024 / 1024} MB of data`);
		},
	};
}

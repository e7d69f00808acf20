import type { Company } from '../../declare';

const HOUR = 60 * 60_000;

/** What was learnt in executions, and since when, the oldest first: a loop runs the node many times in one of them. */
const learnt = new Map<string, { company: Company; at: number }>();

/** What the runs of an execution share. @param now milliseconds */
export function companyOf(buyer: string, execution: string | undefined, now: number): Company {
	for (const [known, { at }] of learnt) {
		if (at > now - HOUR) break;
		learnt.delete(known);
	}
	if (!isNumbered(execution)) return { is: 'unknown' };
	const name = `${buyer} ${execution}`;
	const entry = learnt.get(name) ?? { company: { is: 'unknown' }, at: now };
	learnt.set(name, entry);
	return entry.company;
}

/** Whether an execution has a number, as n8n gives them. */
export const isNumbered = (execution: string | undefined): execution is string => /^\d{1,15}$/.test(execution ?? '');

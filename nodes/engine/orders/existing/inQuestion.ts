import { type ExistingOrder, Problem, type Session } from '../../declare';
import { unknownOutcome } from '../../http/problem';
import { look } from '../../http/wait';
import type { Recent } from '../../http/writes/recentWrites';
import { orderContext } from '../context';
import type { Placing } from '../types';

/** An order that was placed but cannot be read: a platform may show it later than it gives its id. */
function notShown(session: Session, { request, key }: Placing, id: string): Problem {
	const { name, listingDelay } = session.vendor;
	const sentence = `The order ${id} was placed, but ${name} does not show it yet, so it is not known whether it went through. Nothing was sent now. Look for this ID on the platform, or run this again: within ${listingDelay / 60_000} minutes of the order, a run only looks for it.`;
	return unknownOutcome(session, request, sentence, { orderKey: key, orderId: id });
}

/** Also a fault of the platform must not look as if the order had gone wrong. */
const notRead = ({ key }: Placing, id: string, { details, description }: Problem): Problem =>
	new Problem(
		`Nothing was ordered now: order ${id} was already placed with the key "${key}", but it could not be read. Run this again later. If the problem persists, contact the platform's support about order ${id}.`,
		{ ...details, orderKey: key, orderId: id },
		description,
	);

/** The order that this process has just placed, as it is now. @throws Problem (details.outcome 'unknown' while the platform does not show it) */
async function lookAtMine(session: Session, placing: Placing, id: string): Promise<ExistingOrder> {
	const { wait, strategy, intent, key } = placing;
	const { body } = await look(session, { wait, path: intent.path }, id).catch((error: Error) => {
		if (!(error instanceof Problem)) throw error;
		throw error.details.status === 404 ? notShown(session, placing, id) : notRead(placing, id, error);
	});
	return { ...strategy.read(body), key };
}

/** A key generated for this run is nowhere before the run has sent something; where no key is kept, the state is always checked. */
const cannotExistYet = ({ settings, repeated }: Session, { strategy }: Placing, known?: Recent): boolean =>
	settings.generatedKey && !repeated && known === undefined && !strategy.keyless;

/** What the platform lists; and the order of this process where that is still missing after the time that lists need. */
async function listedOrKnown(session: Session, placing: Placing, id: string): Promise<ExistingOrder[]> {
	const listed = await placing.strategy.find(orderContext(session, placing));
	if (listed.some((order) => order.id === id)) return listed;
	const mine = await lookAtMine(session, placing, id).catch((error: Error) => {
		if (error instanceof Problem && error.details.outcome === 'unknown') return undefined;
		throw error;
	});
	return mine ? [...listed, mine] : listed;
}

/** The orders that are in question for a key: the one that this process has just placed, and what the platform lists. */
export async function inQuestion(session: Session, placing: Placing, known?: Recent): Promise<ExistingOrder[]> {
	const { strategy } = placing;
	if (!known || !('id' in known))
		return cannotExistYet(session, placing, known) ? [] : await strategy.find(orderContext(session, placing));
	if (known.listedAt !== undefined && known.listedAt <= session.clock.elapsed())
		return await listedOrKnown(session, placing, known.id);
	const mine = await lookAtMine(session, placing, known.id);
	const beside = await Promise.all((known.beside ?? []).map(async (id) => await lookAtMine(session, placing, id)));
	if (mine.state !== 'failed') return [mine, ...beside];
	// It failed, so another worker may have placed one since.
	const listed = await strategy.find(orderContext(session, placing));
	return [...listed.filter(({ id }) => id !== mine.id), mine];
}

import { Problem, type Session } from '../../declare';
import type { Outcome } from '../../util/answer';
import { sleepUnlessCanceled } from '../../util/clock';
import { nextStep, type Step } from '../pacing/nextStep';
import { gaveUp } from '../problem';
import type { Call, CallKind, Policy } from './policy';

/** A refusal that passes by itself. Where it is kept for an id, a repeat of that would only get it again. */
export function isBusy({ vendor }: Session, outcome: Outcome, kind: CallKind): boolean {
	if (kind !== 'read' && vendor.replaysRefusals) return false;
	if (outcome.kind !== 'answer' || outcome.status < 400 || outcome.status >= 500 || !vendor.busyCodes) return false;
	return vendor.busyCodes.includes(vendor.errorOf(outcome.body).code ?? '');
}

function stepAfter({ session, kind, progress: { attempt, random } }: Call, outcome: Outcome, left: number): Step {
	// The sign-in is refused for good.
	if (outcome.kind === 'answer' && session.vendor.signInRefused?.(outcome) !== undefined) return { do: 'accept' };
	const busy = isBusy(session, outcome, kind);
	return nextStep({ kind, outcome, attempt, left, busy, now: session.clock.now(), random });
}

const mayHaveArrived = ({ kind }: Call, outcome: Outcome): boolean =>
	kind !== 'read' && outcome.kind === 'none' && outcome.sent === 'maybe';

/**
 * Tries until there is an end, within the item's time.
 * @returns the last try's outcome; where that may be no answer to the write, nobody knows what became of it
 * @throws Problem when nothing was done and no more tries make sense
 */
export const retry: Policy = (next) => async (call) => {
	const { session, request, progress } = call;
	const { clock, budget, signal } = session;
	for (;;) {
		progress.attempt += 1;
		progress.random = clock.random();
		progress.sentAt = clock.elapsed();
		const outcome = await next(call).catch((error: Error) => {
			// What keeps this try back says nothing of an earlier one that may have arrived.
			if (error instanceof Problem && progress.arrived) return undefined;
			throw error;
		});
		if (outcome === undefined) return progress.last as Outcome;
		progress.last = outcome;
		const left = budget.left - (clock.elapsed() - progress.sentAt);
		const step = stepAfter(call, outcome, left);
		if (step.do === 'accept') return outcome;
		if (step.do === 'giveUp' && !progress.arrived) throw gaveUp(session, request, outcome, step.after);
		if (step.do === 'giveUp') return outcome;
		if (step.do === 'repeat') {
			progress.arrived ||= mayHaveArrived(call, outcome);
			budget.left = left - step.after;
		}
		await sleepUnlessCanceled(clock, step.after, signal);
		if (step.do === 'look') return outcome;
	}
};

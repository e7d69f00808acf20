import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Session } from '../declare';
import type { Answer } from '../util/answer';
import type { Once } from './policies/policy';
import { correlationIdOf, refusal } from './problem';
import { ask } from './send';

/** Refusals that are answers to a check: they are what is asked for. */
const REFUSED = [400, 401, 402, 403, 404];

/** One thing that the account was tried for. */
export interface Check {
	/** for example 'Read customers' */
	what: string;
	request: ApiRequest;
	/** what a refusal means that carries no code of the platform's, by status */
	withoutCode?: Record<number, string>;
	/** the next step that an answer shows by itself, whatever its code */
	nextStep?: (answer: Answer) => string | undefined;
	/** how the request is made, where it is not a request of the API */
	once?: Once;
}

/** How a check ended, as a row of the output: what a support engineer asks for. */
const rowOf = (what: string, at: number, row: Partial<Record<'code' | 'nextStep' | 'correlationId', string>>) => ({
	what,
	ok: row.nextStep === undefined,
	code: row.code ?? null,
	nextStep: row.nextStep ?? null,
	correlationId: row.correlationId ?? null,
	at: new Date(at).toISOString(),
});

/** A check that failed without a refusal: no answer came, or an answer lacks something. */
export const failedCheck = ({ clock }: Session, what: string, nextStep: string, correlationId?: string): IDataObject =>
	rowOf(what, clock.now(), { nextStep, correlationId });

/** Whether the platform says what it refuses: by a code, or in words where it has no codes. */
const isNamed = ({ vendor }: Session, { status, body, text }: Answer, code?: string): boolean =>
	(code !== undefined && code !== String(status)) ||
	(vendor.refusesInWords === true && vendor.errorOf(body ?? text).text !== undefined);

/**
 * Tries one thing. A refusal is a row, with the next step.
 * @throws Problem when the sign-in fails or nothing answers; Canceled
 */
export async function tryCheck(session: Session, check: Check): Promise<{ answer: Answer; row: IDataObject }> {
	const { what, request, withoutCode = {}, nextStep, once } = check;
	// Each is tried by itself: that one was refused for good is reported, and keeps the others from nothing.
	const answer = await ask({ ...session, signIn: {} }, request, REFUSED, once);
	const at = session.clock.now();
	const correlationId = correlationIdOf(session, answer);
	const own = nextStep?.(answer);
	if (answer.status < 300) return { answer, row: rowOf(what, at, { nextStep: own, correlationId }) };
	const problem = refusal(session, request, answer);
	const code = problem.details.code as string | undefined;
	const unnamed = isNamed(session, answer, code) ? undefined : withoutCode[answer.status];
	const row = rowOf(what, at, {
		code: code ?? String(answer.status),
		nextStep: own ?? unnamed ?? problem.message,
		correlationId,
	});
	return { answer, row };
}

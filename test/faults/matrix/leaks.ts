import { found } from '../../secrets/canary';
import { allWords, keptOf, ownWords, wholeText } from '../../secrets/kept';
import type { FlowResult } from '../../support/core';

/** Texts that a run must not show, beside canaries. */
export interface Hidden {
	/** are nowhere */
	secrets: string[];
	/** a person's data: in no words of the node's own */
	personal: string[];
}

/** How a sign-in shows itself in a header, and the simulator's tokens. */
const SIGN_IN = /Bearer \S+|Basic \S+|\bsim\.[0-9a-f]{8}-/g;

/** What must not be in what n8n keeps and logs of a run, but does. @param logged see `watchLogs` */
export function leaks(result: FlowResult, logged: unknown[], { secrets, personal }: Hidden): string[] {
	const kept = [keptOf(result), logged];
	const whole = wholeText(kept);
	const own = ownWords(kept);
	return [
		...secrets.filter((text) => whole.includes(text)),
		...(whole.match(SIGN_IN) ?? []),
		...found(whole, 'credential', 'token'),
		...found(allWords(kept), 'typed'),
		...personal.filter((text) => own.includes(text)),
		...found(own, 'personal'),
	];
}
